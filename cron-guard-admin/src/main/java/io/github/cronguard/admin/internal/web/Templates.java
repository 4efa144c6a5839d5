package io.github.cronguard.admin.internal.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The compiled templates. Each is rendered to its end before anything is sent, so that a failure leaves no half a page. */
final class Templates {
    /** Our own: a host may have templates of its own. */
    private static final String PACKAGE = "io.github.cronguard.admin.internal.template";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    String render(String template, Map<String, Object> model) {
        StringOutput out = new StringOutput();
        engine.render(template, model, out);
        return out.toString();
    }
}
