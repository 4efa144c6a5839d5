package io.github.cronguard.admin.internal.web;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.web.Reply.Page;
import io.github.cronguard.admin.internal.web.Reply.Problem;
import io.github.cronguard.admin.internal.web.Reply.SeeOther;
import java.util.HashMap;
import java.util.Map;

/** Makes whole answers out of replies: each page with its frame. */
final class Pages {
    private final GuardConsole console;
    private final Templates templates = new Templates();
    private final Notices notices;
    private final FormToken tokens;
    private final String assets;

    Pages(GuardConsole console, FormToken tokens, Assets assets) {
        this.console = console;
        this.notices = new Notices(console);
        this.tokens = tokens;
        this.assets = assets.folder();
    }

    Answer of(AdminRequest request, Reply reply) {
        if (reply instanceof SeeOther other) {
            return Answer.seeOther(request.base() + other.path());
        }
        if (reply instanceof Problem problem) {
            Map<String, Object> model = Map.of("status", problem.status(), "sentence", problem.sentence());
            return framed(request, new Page(problem.status(), "problem.jte", model));
        }
        if (reply instanceof Page page) {
            return framed(request, page);
        }
        throw new AssertionError(reply);
    }

    /** Without navigation: for strangers, and where nothing may or can be read of the storage. */
    Answer plain(int status, String sentence) {
        return Answer.html(status, templates.render("plain.jte", Map.of("status", status, "sentence", sentence)));
    }

    private Answer framed(AdminRequest request, Page page) {
        Map<String, Object> model = new HashMap<>(page.model());
        model.put("frame", frame(request));
        return Answer.html(page.status(), templates.render(page.template(), model));
    }

    private Frame frame(AdminRequest request) {
        int end = request.path().indexOf('/', 1);
        String section = request.path().substring(1, end < 0 ? request.path().length() : end);
        return new Frame(
                request.base(),
                request.base() + assets,
                console.name(),
                request.operator(),
                request.operator().mayAct() ? tokens.of(request.operator()) : "",
                section,
                request.glance().health(),
                request.glance().pauses(),
                request.post() ? null : notices.of(request).orElse(null));
    }
}
