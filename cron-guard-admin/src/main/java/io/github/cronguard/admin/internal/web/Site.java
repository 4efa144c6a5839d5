package io.github.cronguard.admin.internal.web;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.AdminAccess;
import io.github.cronguard.admin.Operator;
import io.github.cronguard.admin.internal.web.Reply.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/** The way of every request: who, where, what speaks against it, and the answer. Safe for use by several threads. */
public final class Site {
    private static final String UNKNOWN = "You are not known here; ask who configures AdminAccess.";
    private static final String NOTHING = "There is no such page.";

    private final GuardConsole console;
    private final AdminAccess access;
    private final Routing routing;
    private final Assets assets = new Assets();
    private final Pages pages;
    private final Defences defences;
    private final Failures failures;

    /**
     * The pages of a guard.
     *
     * @param console of the guard
     * @param access says who sees them
     * @param routing knows them
     */
    public Site(GuardConsole console, AdminAccess access, Routing routing) {
        this.console = console;
        this.access = access;
        this.routing = routing;
        FormToken tokens = new FormToken(console);
        this.pages = new Pages(console, tokens, assets);
        this.defences = new Defences(tokens, new RefusalAudit(console));
        this.failures = new Failures(console, pages);
    }

    /**
     * Answers a request, whatever its method.
     *
     * @param request its body not read yet
     * @param response not committed yet
     */
    public void handle(HttpServletRequest request, HttpServletResponse response) {
        Answer answer;
        try {
            answer = answer(request);
        } catch (RuntimeException | Error unexpected) {
            answer = failures.broken(unexpected);
        }
        AnswerWriter.write(answer, request, response);
    }

    private Answer answer(HttpServletRequest request) {
        Optional<Operator> operator = access.principal(request);
        if (operator.isEmpty()) {
            return stranger(request);
        }
        Optional<Place> place = Place.of(request);
        Optional<Route> route = place.flatMap(there -> routing.at(there.path()));
        if (place.isPresent() && route.isPresent()) {
            return visited(new Visit(request, operator.get(), place.get(), route.get()));
        }
        Optional<Answer> asset = place.flatMap(there -> assets.find(there.path()));
        if (asset.isPresent() && !Route.Kind.PAGE.takes(request.getMethod())) {
            return pages.plain(405, "This address does not take this method.").with("Allow", Route.Kind.PAGE.allow());
        }
        return asset.orElseGet(() -> pages.plain(404, NOTHING));
    }

    private Answer stranger(HttpServletRequest request) {
        Optional<Duration> wait = access.retryAfter(request);
        if (wait.isPresent()) {
            long seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
            return pages.plain(429, "Too many log-ins failed. Try again later.")
                    .with("Retry-After", Long.toString(seconds));
        }
        Optional<String> challenge = access.challenge();
        return challenge.isPresent()
                ? pages.plain(401, "Please log in.").with("WWW-Authenticate", challenge.get())
                : pages.plain(403, UNKNOWN);
    }

    private Answer visited(Visit visit) {
        Optional<Problem> refusal = defences.beforeBody(visit);
        if (refusal.isPresent()) {
            // Else the browser is still sending it while the connection is closed, and shows no page at all.
            FormBody.discard(visit.request());
            return refused(visit, refusal.get());
        }
        Fields fields;
        if (visit.post()) {
            FormBody form = FormBody.of(visit.request());
            if (form.fields() == null) {
                return form.problem() == null ? pages.plain(400, NOTHING) : refused(visit, form.problem());
            }
            fields = form.fields();
        } else {
            try {
                fields = FieldText.ofQuery(ContainersRequest.of(visit.request()).getQueryString());
            } catch (BadInput malformed) {
                return pages.plain(400, String.valueOf(malformed.getMessage()));
            }
        }
        Optional<Problem> forbidden = defences.beforeStorage(visit, fields);
        return forbidden.isPresent() ? refused(visit, forbidden.get()) : shown(visit, fields);
    }

    private Answer refused(Visit visit, Problem problem) {
        Answer answer = pages.plain(problem.status(), problem.sentence());
        return problem.status() == 405
                ? answer.with("Allow", visit.route().kind().allow())
                : answer;
    }

    private Answer shown(Visit visit, Fields fields) {
        AdminRequest request = new AdminRequest(
                visit.operator(),
                visit.post(),
                visit.place().path(),
                visit.place().base(),
                fields,
                new Glance(console));
        return failures.guarded(() -> {
            Answer answer = pages.of(request, reply(visit, request));
            return visit.route().kind() == Route.Kind.FRAGMENT ? Fragments.of(answer, visit.request()) : answer;
        });
    }

    private static Reply reply(Visit visit, AdminRequest request) {
        try {
            // read by every page's frame, where it is too late to say that it is wrong
            request.fields().number("done");
            return visit.route().view().show(request);
        } catch (BadInput malformed) {
            return new Problem(400, String.valueOf(malformed.getMessage()));
        }
    }
}
