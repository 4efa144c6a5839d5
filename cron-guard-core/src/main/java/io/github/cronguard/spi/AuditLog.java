package io.github.cronguard.spi;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operators did and were refused, in one guard. Nothing is changed in it, and nothing deleted before the retention.
 * {@link Pauses} write into it by themselves, {@code pause} and {@code resume}, in the transaction of the change. Safe for use
 * by several threads.
 */
public interface AuditLog {

    /**
     * Writes an entry.
     *
     * @param entry what was done
     * @return its row's id, positive
     */
    long add(AuditEntry entry);

    /**
     * One entry.
     *
     * @param id its row's id
     * @return the entry, or empty if this guard has none with it
     */
    Optional<AuditRecord> find(long id);

    /**
     * A page of entries, newest first.
     *
     * @param before only rows with a smaller id, or null for the first page
     * @param limit how many at most, 1 to 1,000
     * @return the entries
     */
    List<AuditRecord> page(@Nullable Long before, int limit);
}
