package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.AuditRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The statements on {@code cron_audit}. */
final class AuditRows {
    private static final String COLUMNS = "guard, at, who, action, target, reason, detail, refused";
    private static final String VALUES = ":guard, {now}, :who, :action, :target, :reason, :detail, :refused";

    private final Database db;
    private final String insert;
    private final String insertOnce;
    private final String find;
    private final String page;

    AuditRows(Database db) {
        this.db = db;
        insert = db.sql("INSERT INTO {audit} (" + COLUMNS + ") VALUES (" + VALUES + ")");
        insertOnce = db.words().insertIfAbsent("audit", "id, " + COLUMNS, ":id, " + VALUES, "id = :id");
        find = db.sql("SELECT * FROM {audit} WHERE id = :id AND guard = :guard");
        page = db.sql("SELECT * FROM {audit} WHERE guard = :guard AND id < :before ORDER BY id DESC LIMIT :limit");
    }

    long insert(Handle handle, String guard, AuditEntry entry) {
        return bind(handle.createUpdate(insert), guard, entry)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Inserts the row of an earlier attempt, unless that one was committed, for which it waits. */
    void insertOnce(Handle handle, String guard, long id, AuditEntry entry) {
        bind(handle.createUpdate(insertOnce), guard, entry).bind("id", id).execute();
    }

    Optional<AuditRecord> find(Handle handle, String guard, long id) {
        return handle.createQuery(find)
                .bind("id", id)
                .bind("guard", guard)
                .map((row, context) -> record(row))
                .findOne();
    }

    List<AuditRecord> page(Handle handle, String guard, @Nullable Long before, int limit) {
        return handle.createQuery(page)
                .bind("guard", guard)
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit)
                .map((row, context) -> record(row))
                .list();
    }

    private static Update bind(Update update, String guard, AuditEntry entry) {
        return update.bind("guard", guard)
                .bind("who", entry.who())
                .bind("action", entry.action())
                .bind("target", entry.target())
                .bind("reason", entry.reason())
                .bind("detail", entry.detail())
                .bind("refused", entry.refused());
    }

    private AuditRecord record(ResultSet row) throws SQLException {
        AuditEntry entry = new AuditEntry(
                row.getString("who"),
                row.getString("action"),
                row.getString("target"),
                row.getString("reason"),
                row.getString("detail"),
                row.getBoolean("refused"));
        return new AuditRecord(row.getLong("id"), db.time(row, "at"), entry);
    }
}
