package io.github.cronguard.spi;

import java.time.Instant;

/**
 * A stored entry of the audit.
 *
 * @param id the row's id, which orders the entries
 * @param at when, by the store's clock
 * @param entry what
 */
public record AuditRecord(long id, Instant at, AuditEntry entry) {}
