package io.github.cronguard.admin.internal.web;

import java.util.Map;

/** What a request is answered. */
public sealed interface Reply {

    /**
     * A page.
     *
     * @param status the HTTP status
     * @param template its template, e.g. {@code runs.jte}
     * @param model the template's parameters by name; all pages also get {@code frame}
     */
    record Page(int status, String template, Map<String, Object> model) implements Reply {
        /**
         * A page that was found.
         *
         * @param template its template
         * @param model the template's parameters
         * @return with status 200
         */
        public static Page of(String template, Map<String, Object> model) {
            return new Page(200, template, model);
        }
    }

    /**
     * See another page (303).
     *
     * @param path below the servlet's own, with its query: {@code /attention?done=12}
     */
    record SeeOther(String path) implements Reply {}

    /**
     * A page that says what is wrong.
     *
     * @param status 400, 403, 404, 409, 500 or 503
     * @param sentence what is wrong and what to do; nothing of the request is in it
     */
    record Problem(int status, String sentence) implements Reply {}
}
