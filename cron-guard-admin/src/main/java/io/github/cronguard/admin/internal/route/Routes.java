package io.github.cronguard.admin.internal.route;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Actions;
import io.github.cronguard.admin.internal.web.Reply.Page;
import io.github.cronguard.admin.internal.web.Route;
import io.github.cronguard.admin.internal.web.Route.Kind;
import io.github.cronguard.admin.internal.web.Routing;
import io.github.cronguard.admin.internal.web.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All pages and actions of a guard. */
public final class Routes implements Routing {
    private final Map<String, Route> exact = new HashMap<>();

    /**
     * The pages and actions of a guard.
     *
     * @param console of the guard
     */
    public Routes(GuardConsole console) {
        Actions actions = new Actions(console);
        for (String name : actions.names()) {
            actions.asking(name).ifPresent(view -> exact.put("/confirm/" + name, new Route(Kind.CONFIRM, name, view)));
            actions.acting(name).ifPresent(view -> exact.put("/actions/" + name, new Route(Kind.ACTION, name, view)));
        }
        page(Kind.PAGE, "/", request -> Page.of("problem.jte", Map.of("status", 200, "sentence", console.name())));
    }

    private void page(Kind kind, String path, View view) {
        exact.put(path, new Route(kind, path, view));
    }

    @Override
    public Optional<Route> at(String path) {
        return Optional.ofNullable(exact.get(path));
    }
}
