package io.github.cronguard.admin.internal.page;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import java.util.Map;

/** The part of the overview that its script refreshes: one read of the storage. */
public final class TilesView implements View {
    private final GuardConsole console;

    /**
     * A view.
     *
     * @param console is read
     */
    public TilesView(GuardConsole console) {
        this.console = console;
    }

    @Override
    public Reply show(AdminRequest request) {
        return Reply.Page.of(
                "tiles.jte", Map.of("model", TilesModel.of(request.glance().health(), console)));
    }
}
