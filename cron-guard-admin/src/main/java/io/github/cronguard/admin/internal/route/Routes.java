package io.github.cronguard.admin.internal.route;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Actions;
import io.github.cronguard.admin.internal.page.AttentionView;
import io.github.cronguard.admin.internal.page.AuditView;
import io.github.cronguard.admin.internal.page.ContactView;
import io.github.cronguard.admin.internal.page.LockView;
import io.github.cronguard.admin.internal.page.OverviewView;
import io.github.cronguard.admin.internal.page.RefusalsView;
import io.github.cronguard.admin.internal.page.RunView;
import io.github.cronguard.admin.internal.page.RunsView;
import io.github.cronguard.admin.internal.page.SequencesView;
import io.github.cronguard.admin.internal.page.TilesView;
import io.github.cronguard.admin.internal.web.Route;
import io.github.cronguard.admin.internal.web.Route.Kind;
import io.github.cronguard.admin.internal.web.Routing;
import io.github.cronguard.admin.internal.web.View;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All pages and actions of a guard. */
public final class Routes implements Routing {
    private static final String RUN = "/runs/";

    private final Map<String, Route> exact = new LinkedHashMap<>();
    private final Route run;

    /**
     * The pages and actions of a guard.
     *
     * @param console of the guard
     */
    public Routes(GuardConsole console) {
        page(Kind.PAGE, "/", new OverviewView(console));
        page(Kind.FRAGMENT, "/tiles", new TilesView(console));
        page(Kind.PAGE, "/runs", new RunsView(console));
        page(Kind.PAGE, "/sequences", new SequencesView(console));
        page(Kind.PAGE, "/contact", new ContactView(console));
        page(Kind.PAGE, "/attention", new AttentionView(console));
        page(Kind.PAGE, "/lock", new LockView(console));
        page(Kind.PAGE, "/refusals", new RefusalsView(console));
        page(Kind.ACTORS_PAGE, "/audit", new AuditView(console));
        run = new Route(Kind.PAGE, "/runs", new RunView(console));
        Actions actions = new Actions(console);
        for (String name : actions.names()) {
            actions.asking(name).ifPresent(view -> exact.put("/confirm/" + name, new Route(Kind.CONFIRM, name, view)));
            actions.acting(name).ifPresent(view -> exact.put("/actions/" + name, new Route(Kind.ACTION, name, view)));
        }
    }

    private void page(Kind kind, String path, View view) {
        exact.put(path, new Route(kind, path, view));
    }

    @Override
    public Optional<Route> at(String path) {
        return path.startsWith(RUN) ? Optional.of(run) : Optional.ofNullable(exact.get(path));
    }

    /**
     * The paths that are always there.
     *
     * @return all but those of single runs
     */
    public Set<String> paths() {
        return exact.keySet();
    }
}
