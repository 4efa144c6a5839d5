package io.github.cronguard.jdbc.internal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;

/** The ids of some rows, for a condition. */
public abstract sealed class RowIds {
    /**
     * The condition that a column has one of them.
     *
     * @param column e.g. {@code t.id}
     * @return a condition
     */
    public abstract String in(String column);

    /**
     * Binds them.
     *
     * @param <S> the statement's type
     * @param statement with the condition, once or several times
     * @return the statement
     */
    public abstract <S extends SqlStatement<S>> S bind(S statement);

    /** Each bound by itself. */
    static final class Listed extends RowIds {
        private final List<Long> ids;

        Listed(Collection<Long> ids) {
            this.ids = List.copyOf(ids);
        }

        @Override
        public String in(String column) {
            return IntStream.range(0, ids.size())
                    .mapToObj(i -> ":row" + i)
                    .collect(Collectors.joining(", ", column + " IN (", ")"));
        }

        @Override
        public <S extends SqlStatement<S>> S bind(S statement) {
            for (int i = 0; i < ids.size(); i++) {
                statement.bind("row" + i, ids.get(i));
            }
            return statement;
        }
    }

    /** One array: the statement is the same however many there are, so the database has prepared it. */
    static final class InArray extends RowIds {
        private final Argument array;

        private InArray(Object array) {
            this.array = (position, statement, context) -> statement.setObject(position, array);
        }

        /** As PostgreSQL's driver sends it fastest. */
        static RowIds ofPrimitives(Collection<Long> ids) {
            return new InArray(ids.stream().mapToLong(Long::longValue).toArray());
        }

        /** As H2 takes it. */
        static RowIds ofObjects(Collection<Long> ids) {
            return new InArray(ids.toArray(Long[]::new));
        }

        @Override
        public String in(String column) {
            return column + " = ANY (:rows)";
        }

        @Override
        public <S extends SqlStatement<S>> S bind(S statement) {
            return statement.bind("rows", array);
        }
    }
}
