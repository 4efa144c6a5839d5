package io.github.cronguard.admin.internal.web;

import io.github.cronguard.CronGuard;
import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.internal.web.Reply.Problem;
import io.github.cronguard.admin.internal.web.Reply.SeeOther;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site of one page of each kind, which shows the form's token, and notes what got through to it. */
final class Probe implements Routing {
    final List<AdminRequest> seen = new ArrayList<>();

    private final Map<String, Route> routes = Map.of(
            "/", new Route(Route.Kind.PAGE, "overview", this::page),
            "/runs/12", new Route(Route.Kind.PAGE, "run", this::page),
            "/tiles", new Route(Route.Kind.FRAGMENT, "tiles", request -> new Problem(200, "unchanged")),
            "/audit", new Route(Route.Kind.ACTORS_PAGE, "audit", this::page),
            "/confirm/probe", new Route(Route.Kind.CONFIRM, "probe", this::page),
            "/actions/probe", new Route(Route.Kind.ACTION, "probe", this::act),
            "/boom",
                    new Route(Route.Kind.PAGE, "boom", request -> {
                        throw new IllegalStateException("the secret of the house");
                    }));

    /** For {@link AdminHost#serve}. */
    void serve(ServletContext context, CronGuard guard) {
        serve(context, guard.console());
    }

    private void serve(ServletContext context, GuardConsole console) {
        Site site = new Site(console, AdminHost.BY_HEADER, this);
        HttpServlet servlet = new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) {
                site.handle(request, response);
            }
        };
        context.addServlet("probe", servlet).addMapping("/cron/admin", "/cron/admin/*");
    }

    @Override
    public Optional<Route> at(String path) {
        return Optional.ofNullable(routes.get(path));
    }

    private Reply page(AdminRequest request) {
        seen.add(request);
        request.fields().text("q", 200);
        request.fields().time("from");
        return new Problem(200, "a page");
    }

    private Reply act(AdminRequest request) {
        seen.add(request);
        return new SeeOther("/runs?done=1");
    }
}
