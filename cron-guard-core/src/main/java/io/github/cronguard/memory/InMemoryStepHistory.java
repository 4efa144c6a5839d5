package io.github.cronguard.memory;

import io.github.cronguard.spi.ContactRecord;
import io.github.cronguard.spi.EnrollmentState;
import io.github.cronguard.spi.ErrorGroup;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import io.github.cronguard.spi.StepTotals;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps as a person sees them. */
final class InMemoryStepHistory implements StepHistory {
    private static final int PAGE = 1_000;
    private static final int OF_RUN = 10_000;
    private static final int GROUPS = 20;
    private static final Set<StepRow.State> FAILED =
            Set.of(StepRow.State.DEAD, StepRow.State.UNCERTAIN, StepRow.State.PENDING);

    private final Tables tables;

    InMemoryStepHistory(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<StepRecord> find(String key) {
        synchronized (tables) {
            tables.checkOpen();
            return Optional.ofNullable(tables.steps.find(key)).map(InMemoryStepHistory::step);
        }
    }

    @Override
    public List<StepRecord> page(StepQuery query) {
        synchronized (tables) {
            tables.checkOpen();
            boolean filtered = query.sequence() != null || query.error() != null;
            return tables.steps.open().stream()
                    .filter(row -> StepState.valueOf(row.state.name()) == query.state())
                    .filter(row -> query.before() == null || row.id < query.before())
                    .sorted(StepRow.NEWEST_FIRST)
                    .limit(filtered ? StepQuery.MOST : query.limit())
                    .map(InMemoryStepHistory::step)
                    .filter(isOf(query.sequence()).and(has(query.error())))
                    .limit(query.limit())
                    .toList();
        }
    }

    private static Predicate<StepRecord> isOf(@Nullable String sequence) {
        return step -> sequence == null || sequence.equals(step.sequence());
    }

    private static Predicate<StepRecord> has(@Nullable String error) {
        return step -> error == null
                || (step.error() != null && inOneCase(step.error()).contains(inOneCase(error)));
    }

    private static String inOneCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public List<ErrorGroup> errors(StepState state) {
        Map<String, List<StepRecord>> byError = page(new StepQuery(state, null, null, null, PAGE)).stream()
                .collect(Collectors.groupingBy(step -> Objects.requireNonNullElse(step.error(), "")));
        return byError.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<StepRecord>> group) ->
                                -group.getValue().size())
                        .thenComparing(group -> -group.getValue().get(0).row()))
                .limit(GROUPS)
                .map(group -> new ErrorGroup(group.getKey(), group.getValue().size()))
                .toList();
    }

    @Override
    public List<StepRecord> ofRun(RunId run, int limit) {
        if (limit < 1 || limit > PAGE) {
            throw new IllegalArgumentException("limit must be from 1 to " + PAGE + ", but is " + limit);
        }
        synchronized (tables) {
            return claimedBy(run)
                    .limit(OF_RUN)
                    .sorted(Comparator.comparing((StepRow row) -> !FAILED.contains(row.state))
                            .thenComparing(StepRow.NEWEST_FIRST))
                    .limit(limit)
                    .map(InMemoryStepHistory::step)
                    .toList();
        }
    }

    @Override
    public long handledBy(RunId run) {
        synchronized (tables) {
            return claimedBy(run)
                    .filter(row -> row.state != StepRow.State.CLAIMED)
                    .limit(OF_RUN)
                    .count();
        }
    }

    private Stream<StepRow> claimedBy(RunId run) {
        tables.checkOpen();
        return tables.steps.all().stream().filter(row -> run.equals(row.run));
    }

    @Override
    public List<ContactRecord> ofContact(String contact) {
        synchronized (tables) {
            tables.checkOpen();
            return tables.steps.enrollments.values().stream()
                    .filter(enrollment -> enrollment.contact.equals(contact))
                    .sorted(Comparator.comparing(enrollment -> enrollment.sequence))
                    .map(InMemoryStepHistory::enrollment)
                    .toList();
        }
    }

    @Override
    public List<StepTotals> totals(Duration lately) {
        if (lately.isNegative() || lately.isZero()) {
            throw new IllegalArgumentException("lately must be positive, but is " + lately);
        }
        synchronized (tables) {
            tables.checkOpen();
            return new TotalsRead(tables.steps.all(), tables.now())
                    .since(tables.now().minus(lately));
        }
    }

    private static ContactRecord enrollment(EnrollmentRow row) {
        int all = row.steps.size();
        return new ContactRecord(
                row.sequence,
                row.contact,
                row.round,
                EnrollmentState.valueOf(row.state.name()),
                row.enrolledAt,
                row.finishedAt,
                row.steps.subList(Math.max(0, all - PAGE), all).stream()
                        .map(InMemoryStepHistory::step)
                        .toList());
    }

    private static StepRecord step(StepRow row) {
        return new StepRecord(
                row.id,
                row.key,
                row.enrollment.sequence,
                row.number,
                row.name,
                row.enrollment.contact,
                StepState.valueOf(row.state.name()),
                row.dueAt,
                row.attempts,
                row.claimedAt,
                row.finishedAt,
                row.run,
                row.error);
    }
}
