package io.github.cronguard.admin.internal.page;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Lists what operators did and were refused, for those who may act themselves. */
public final class AuditView implements View {
    private final GuardConsole console;

    /**
     * A view.
     *
     * @param console is read
     */
    public AuditView(GuardConsole console) {
        this.console = console;
    }

    @Override
    public Reply show(AdminRequest request) {
        if (!request.operator().mayAct()) {
            return new Reply.Problem(403, "The audit is for operators who may act; ask who configures AdminAccess.");
        }
        Long before = request.fields().number("before").orElse(null);
        Instant now = request.glance().health().at();
        List<AuditRecord> found = console.storage().auditLog().page(before, Pager.ROWS + 1);
        List<AuditRecord> entries = found.stream().limit(Pager.ROWS).toList();
        Link link = Link.to("/audit");
        Pager pager = new Pager(
                before == null ? null : link.toString(),
                found.size() > Pager.ROWS
                        ? link.with("before", entries.get(entries.size() - 1).id())
                                .toString()
                        : null);
        return Reply.Page.of(
                "audit.jte",
                Map.of(
                        "model",
                        new AuditModel(
                                entries.stream().map(entry -> row(now, entry)).toList(), pager)));
    }

    private static AuditModel.Row row(Instant now, AuditRecord stored) {
        AuditEntry entry = stored.entry();
        return new AuditModel.Row(
                When.of(now, stored.at()),
                Shown.brief(entry.who()),
                Shown.brief(entry.action()),
                Shown.brief(entry.target()),
                Shown.brief(entry.reason()),
                Shown.brief(entry.detail()),
                entry.refused());
    }
}
