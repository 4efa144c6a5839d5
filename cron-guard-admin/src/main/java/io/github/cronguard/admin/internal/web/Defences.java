package io.github.cronguard.admin.internal.web;

import io.github.cronguard.admin.internal.web.Reply.Problem;
import java.util.Optional;

/**
 * What a request has to pass before anything is read of the storage for it: its method, its origin, its form's token, and what
 * its operator may do. A browser sends a credential along with the form of any site, so that none of them stands for another.
 */
final class Defences {
    private static final String FORM =
            "This form was not sent by a page of this site, or is too old. Load the page again and repeat it.";
    private static final String PROXY =
            " If it was, a proxy in front of it does not hand on the header Host as the browser sent it.";

    private final FormToken tokens;
    private final RefusalAudit audit;

    Defences(FormToken tokens, RefusalAudit audit) {
        this.tokens = tokens;
        this.audit = audit;
    }

    /** What speaks against a request before its body is read. */
    Optional<Problem> beforeBody(Visit visit) {
        if (!visit.route().kind().takes(visit.request().getMethod())) {
            if (visit.route().kind().acts()) {
                audit.add(visit.operator(), visit.route().name(), "not by this method");
            }
            return Optional.of(new Problem(405, "This address does not take this method."));
        }
        Optional<String> objection = visit.post() ? SameOrigin.objection(visit.request()) : Optional.empty();
        objection.ifPresent(reason -> audit.add(visit.operator(), visit.route().name(), reason));
        return objection.map(reason -> new Problem(403, FORM + PROXY));
    }

    /** What speaks against a form. */
    Optional<Problem> beforeStorage(Visit visit, Fields fields) {
        if (visit.post() && !tokens.isGood(visit.operator(), presented(fields))) {
            audit.add(visit.operator(), visit.route().name(), "without this operator's form token");
            return Optional.of(new Problem(403, FORM));
        }
        boolean actorsOnly = visit.route().kind().acts() || visit.route().kind() == Route.Kind.ACTORS_PAGE;
        if (actorsOnly && !visit.operator().mayAct()) {
            audit.add(visit.operator(), visit.route().name(), "this operator may look, but not act");
            return Optional.of(new Problem(403, "You may look, but not act; ask who configures AdminAccess."));
        }
        return Optional.empty();
    }

    private static String presented(Fields fields) {
        try {
            return fields.text("csrf", 100).orElse("");
        } catch (BadInput twiceOrTooLong) {
            return "";
        }
    }
}
