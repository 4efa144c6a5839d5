package io.github.cronguard.jdbc;

import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.AuditLog;
import io.github.cronguard.spi.AuditRecord;
import io.github.cronguard.spi.Bounds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What operators did, in {@code cron_audit}. Times are the database's. Safe for use by several threads. */
public final class JdbcAuditLog implements AuditLog {
    private final Opened opened;

    JdbcAuditLog(Opened opened) {
        this.opened = opened;
    }

    @Override
    public long add(AuditEntry entry) {
        Store store = opened.store();
        AtomicLong first = new AtomicLong();
        Function<Handle, Long> attempt = handle -> {
            if (first.get() == 0) {
                first.set(store.auditRows.insert(handle, store.guard, entry));
            } else {
                store.auditRows.insertOnce(handle, store.guard, first.get(), entry);
            }
            return first.get();
        };
        // The id is known before the commit, so a second attempt finds out by it what became of the first.
        return store.work.settled(attempt, attempt);
    }

    @Override
    public Optional<AuditRecord> find(long id) {
        Store store = opened.store();
        return store.work.run(handle -> store.auditRows.find(handle, store.guard, id));
    }

    @Override
    public List<AuditRecord> page(@Nullable Long before, int limit) {
        Store store = opened.store();
        Bounds.limit("limit", limit, 1_000);
        return store.work.run(handle -> store.auditRows.page(handle, store.guard, before, limit));
    }
}
