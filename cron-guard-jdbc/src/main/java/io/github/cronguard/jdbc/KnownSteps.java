package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.SequenceStep;
import io.github.cronguard.spi.StepSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** The steps that this node's definitions have. Others wait for a node that knows them, but not for ever. */
final class KnownSteps {
    private final List<Sequence> sequences;
    private final String condition;

    KnownSteps(List<Sequence> sequences) {
        this.sequences = sequences;
        this.condition = sequences.isEmpty() ? "" : condition(sequences);
    }

    /** Numbers are ours and stand in the text; keys are bound. */
    private static String condition(List<Sequence> sequences) {
        StringBuilder known = new StringBuilder(" AND (t.due_at <= :unknownUntil");
        for (int i = 0; i < sequences.size(); i++) {
            String numbers = sequences.get(i).steps().stream()
                    .map(SequenceStep::number)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            known.append(" OR (t.sequence_key = :known")
                    .append(i)
                    .append(" AND t.step_no IN (")
                    .append(numbers)
                    .append("))");
        }
        return known.append(')').toString();
    }

    /** Template of a condition on the step {@code t}. */
    String condition() {
        return condition;
    }

    Query bind(Query query, Database db, Instant until) {
        if (!sequences.isEmpty()) {
            query.bind("unknownUntil", db.time(until.minus(StepSource.UNKNOWN_WAITS)));
        }
        for (int i = 0; i < sequences.size(); i++) {
            query.bind("known" + i, sequences.get(i).key());
        }
        return query;
    }
}
