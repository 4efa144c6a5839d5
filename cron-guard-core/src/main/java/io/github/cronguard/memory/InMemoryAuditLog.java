package io.github.cronguard.memory;

import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.AuditLog;
import io.github.cronguard.spi.AuditRecord;
import io.github.cronguard.spi.Bounds;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators did. */
final class InMemoryAuditLog implements AuditLog {
    private final Tables tables;

    InMemoryAuditLog(Tables tables) {
        this.tables = tables;
    }

    @Override
    public long add(AuditEntry entry) {
        synchronized (tables) {
            tables.checkOpen();
            return tables.audit(entry);
        }
    }

    @Override
    public Optional<AuditRecord> find(long id) {
        synchronized (tables) {
            tables.checkOpen();
            return Optional.ofNullable(tables.audit.get(id));
        }
    }

    @Override
    public List<AuditRecord> page(@Nullable Long before, int limit) {
        Bounds.limit("limit", limit, 1_000);
        synchronized (tables) {
            tables.checkOpen();
            NavigableMap<Long, AuditRecord> older = before == null ? tables.audit : tables.audit.headMap(before, false);
            return older.descendingMap().values().stream().limit(limit).toList();
        }
    }
}
