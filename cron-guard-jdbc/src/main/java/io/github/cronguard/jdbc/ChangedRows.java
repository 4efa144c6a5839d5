package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.jdbc.internal.RowIds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Changes some rows of {@code cron_steps} by one condition, and says which: one statement where the database answers that, else
 * the rows are locked first.
 */
final class ChangedRows {
    private final Database db;
    private final String set;
    private final String condition;

    /**
     * A change.
     *
     * @param set template, without parameters
     * @param condition template
     */
    ChangedRows(Database db, String set, String condition) {
        this.db = db;
        this.set = "UPDATE {steps} SET " + set + " WHERE ";
        this.condition = " AND " + condition;
    }

    /**
     * Changes them, in a transaction.
     *
     * @param values of the condition's parameters
     * @return the ids of those that met the condition
     */
    List<Long> of(Handle handle, Collection<Long> ids, Map<String, ?> values) {
        if (ids.isEmpty()) {
            return List.of();
        }
        RowIds rows = db.words().rowIds(ids);
        String which = rows.in("id") + condition;
        if (db.words().returnsChanged()) {
            return query(handle, set + which + " RETURNING id", rows, values);
        }
        List<Long> locked = query(handle, "SELECT id FROM {steps} WHERE " + which + "{lock}", rows, values);
        if (!locked.isEmpty()) {
            RowIds these = db.words().rowIds(locked);
            these.bind(handle.createUpdate(db.sql(set + these.in("id")))).execute();
        }
        return locked;
    }

    private List<Long> query(Handle handle, String template, RowIds rows, Map<String, ?> values) {
        return rows.bind(handle.createQuery(db.sql(template)))
                .bindMap(values)
                .mapTo(Long.class)
                .list();
    }
}
