package io.github.cronguard;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.cronguard.YearPlan.Call;
import io.github.cronguard.YearPlan.Entry;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A year with its clock changes, its leap day, lost and doubled calls and outages of hours, against arithmetic. */
@Tag("crash")
@Timeout(600)
class SimulatedYearTest {
    private static final Map<String, List<Duration>> DELAYS = new LinkedHashMap<>();

    static {
        DELAYS.put("drip", List.of(Duration.ZERO, Duration.ofDays(3), Duration.ofDays(4)));
        DELAYS.put("weekly", Collections.nCopies(4, Duration.ofDays(7)));
        DELAYS.put("outbox", List.of(Duration.ofHours(1), Duration.ofDays(30), Duration.ZERO));
    }

    private final YearPlan plan = new YearPlan(20_280_229, List.copyOf(DELAYS.keySet()), 1_200);
    private final GuardFixture fixture = new GuardFixture(YearPlan.START);
    private final Map<String, List<Instant>> slots = new HashMap<>();
    private final Map<String, List<String>> sent = new HashMap<>();
    private final Map<CronHealth.State, Integer> changes = new EnumMap<>(CronHealth.State.class);
    private CronHealth.State state = CronHealth.State.ON_TIME;
    private int executed;

    /** One line for each of half a million runs is too much. */
    private final Logger log = (Logger) LoggerFactory.getLogger("io.github.cronguard");

    private final Level logged = log.getLevel();

    @BeforeEach
    void logLess() {
        log.setLevel(Level.WARN);
    }

    @AfterEach
    void close() {
        log.setLevel(logged);
        fixture.close();
    }

    private CronGuard guard() {
        return fixture.guard(settings -> settings.defaultSequence("drip"), parts -> {
            task(parts, "nightly", Schedule.cron("30 2 * * *", YearPlan.BERLIN));
            task(
                    parts,
                    "weekdays",
                    Schedule.cron("0 6 * * 1-5", YearPlan.BERLIN).missed(MissedSlots.SKIP));
            task(parts, "hourly", Schedule.cron("0 * * * *", YearPlan.BERLIN).missed(MissedSlots.all(100)));
            task(parts, "leap-day", Schedule.cron("0 12 29 2 *", YearPlan.BERLIN));
            task(parts, "quarter", Schedule.every(Duration.ofMinutes(15)));
            parts.sequence(sequence("drip", Delivery.AT_MOST_ONCE));
            parts.sequence(sequence("weekly", Delivery.AT_LEAST_ONCE));
            return parts.sequence(sequence("outbox", Delivery.TRANSACTIONAL));
        });
    }

    private void task(CronGuardBuilder parts, String name, Schedule schedule) {
        List<Instant> seen = Collections.synchronizedList(new ArrayList<>());
        slots.put(name, seen);
        parts.task(name, schedule, run -> {
            seen.add(run.slot());
            return RunCounts.NONE;
        });
    }

    private Sequence sequence(String key, Delivery delivery) {
        Sequence.Draft draft = Sequence.named(key);
        int number = 0;
        for (Duration delay : delays(key)) {
            draft = draft.step(++number, "step-" + number, delay);
        }
        return draft.handledBy(delivery, this::send);
    }

    private static List<Duration> delays(String key) {
        return Objects.requireNonNull(DELAYS.get(key));
    }

    private StepResult send(StepContext step) {
        synchronized (sent) {
            sent.computeIfAbsent(step.contact(), contact -> new ArrayList<>())
                    .add(step.number() + " at " + fixture.clock.instant());
        }
        return StepResult.processed();
    }

    @Test
    void hasTheRunsStepsSlotsAndSilencesThatArithmeticSays() {
        CronGuard guard = guard();
        Iterator<Call> calls = plan.calls.iterator();
        Iterator<Entry> entries = plan.entries.iterator();
        Call call = calls.next();
        Entry entry = entries.next();
        for (int minute = 1; minute <= plan.minutes; minute++) {
            Instant end = YearPlan.look(minute);
            while (call != null && !call.at().isAfter(end)) {
                moveTo(call.at());
                trigger(guard, call);
                call = calls.hasNext() ? calls.next() : null;
            }
            while (entry != null && !entry.at().isAfter(end)) {
                moveTo(entry.at());
                fixture.storage.enrollments().enroll(entry.sequence(), entry.contact(), Map.of());
                entry = entries.hasNext() ? entries.next() : null;
            }
            moveTo(end);
            look(guard);
        }
        assertRuns(guard);
        assertSlots();
        assertSteps();
        assertThat(changes.getOrDefault(CronHealth.State.LATE, 0) + 0L).isEqualTo(plan.silences(Duration.ofMinutes(5)));
        assertThat(changes.getOrDefault(CronHealth.State.DOWN, 0) + 0L)
                .isEqualTo(plan.silences(Duration.ofMinutes(10)));
    }

    private void moveTo(Instant moment) {
        fixture.clock.advance(Duration.between(fixture.clock.instant(), moment));
    }

    /** A doubled delivery is one that its caller sends again with the same id; other doubles are calls of their own. */
    private void trigger(CronGuard guard, Call call) {
        if (call.delivery() != null) {
            String body = deliver(guard, call.delivery());
            assertThat(body).contains(call.repeated() ? "Already executed." : "Schedule executed.");
            executed += call.repeated() ? 0 : 1;
            return;
        }
        RunOutcome outcome = guard.run(Trigger.timer("own"));
        assertThat(((RunOutcome.Ran) outcome).status()).isEqualTo(RunStatus.OK);
        executed++;
    }

    private String deliver(CronGuard guard, String id) {
        return guard.handle(fixture.trigger().header("Idempotency-Key", id)).body();
    }

    private void look(CronGuard guard) {
        CronHealth.State now = guard.health().state();
        if (now != state) {
            changes.merge(now, 1, Integer::sum);
            state = now;
        }
    }

    private void assertRuns(CronGuard guard) {
        assertThat(executed).isEqualTo(plan.runs.size());
        assertThat(guard.health().lastRun())
                .satisfies(run -> assertThat(run.id().value()).isEqualTo(plan.runs.size()));
        Instant kept = plan.runs.last().minus(Duration.ofDays(90)).minus(Duration.ofHours(2));
        assertThat(fixture.storage.runHistory().counts(Duration.ofDays(400)).get(RunStatus.OK))
                .as("older runs are pruned about once an hour")
                .isBetween(
                        (long) plan.runs.tailSet(kept.plus(Duration.ofHours(2))).size(),
                        (long) plan.runs.tailSet(kept).size());
    }

    private void assertSlots() {
        Duration old = Duration.ofDays(400);
        Map<String, List<Instant>> expected = Map.of(
                "nightly", plan.latestOf(YearPlan.daily(LocalTime.of(2, 30), day -> true), old),
                "weekdays",
                        plan.latestOf(
                                YearPlan.daily(
                                        LocalTime.of(6, 0),
                                        day -> day.getDayOfWeek() != SATURDAY && day.getDayOfWeek() != SUNDAY),
                                Duration.ofMinutes(5)),
                "hourly", plan.eachOf(YearPlan.every(Duration.ofHours(1))),
                "leap-day",
                        plan.latestOf(
                                YearPlan.daily(
                                        LocalTime.of(12, 0),
                                        day -> day.getMonthValue() == 2 && day.getDayOfMonth() == 29),
                                old),
                "quarter", plan.latestOf(YearPlan.every(Duration.ofMinutes(15)), old));
        expected.forEach((task, runs) -> assertThat(slots.get(task)).as(task).isEqualTo(runs));
        assertThat(slots.get("leap-day")).containsExactly(Instant.parse("2028-02-29T11:00:00Z"));
        assertThat(slots.get("nightly")).contains(Instant.parse("2028-03-26T01:00:00Z"));
        if (YearPlan.WHOLE) {
            assertThat(slots.get("nightly"))
                    .contains(Instant.parse("2028-10-29T00:30:00Z"))
                    .doesNotContain(Instant.parse("2028-10-29T01:30:00Z"));
        }
    }

    private void assertSteps() {
        Map<String, List<String>> expected = new HashMap<>();
        for (Entry entry : plan.entries) {
            List<Instant> runs = plan.steps(entry, delays(entry.sequence()));
            List<String> steps = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                steps.add((i + 1) + " at " + runs.get(i));
            }
            if (!steps.isEmpty()) {
                expected.put(entry.contact(), steps);
            }
        }
        assertThat(sent).isEqualTo(expected);
    }
}
