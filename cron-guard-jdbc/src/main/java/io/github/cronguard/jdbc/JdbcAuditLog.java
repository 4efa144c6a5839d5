package io.github.cronguard.jdbc;

import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.AuditLog;
import io.github.cronguard.spi.AuditRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators did. */
public final class JdbcAuditLog implements AuditLog {
    private final Opened opened;

    JdbcAuditLog(Opened opened) {
        this.opened = opened;
    }

    @Override
    public long add(AuditEntry entry) {
        opened.store();
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
