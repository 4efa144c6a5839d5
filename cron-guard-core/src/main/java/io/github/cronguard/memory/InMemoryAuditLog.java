package io.github.cronguard.memory;

import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.AuditLog;
import io.github.cronguard.spi.AuditRecord;
import java.util.List;
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
        tables.checkOpen();
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AuditRecord> find(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AuditRecord> page(@Nullable Long before, int limit) {
        throw new UnsupportedOperationException();
    }
}
