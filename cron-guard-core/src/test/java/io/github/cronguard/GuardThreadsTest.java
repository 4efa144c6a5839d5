package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.StepResult;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads of a guard: when they begin, and what they know of the thread that asked for a run. */
class GuardThreadsTest {
    private final GuardFixture fixture = new GuardFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void startsNoThreadButTheWatchBeforeTheFirstTrigger() {
        Set<Thread> before = threads();
        CronGuard guard = fixture.guard(
                parts -> parts.sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> StepResult.processed())));
        assertThat(guard.health().backlog()).isZero();

        Set<Thread> started = threads();
        started.removeAll(before);
        assertThat(started)
                .filteredOn(thread -> thread.getName().startsWith("cron-guard-"))
                .singleElement()
                .satisfies(watch -> assertThat(watch.getName()).isEqualTo("cron-guard-watch-1"))
                .satisfies(watch -> assertThat(watch.isDaemon()).isTrue());
        guard.run(Trigger.manual("test"));
        guard.handle(CronRequest.post("/cron/run").from("127.0.0.1"));
        assertThat(threads())
                .extracting(Thread::getName)
                .anyMatch(name -> name.startsWith("cron-guard-run-"))
                .anyMatch(name -> name.startsWith("cron-guard-refusals-"));
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    @Test
    void carriesTheCallersContextToTasksAndHandlers() {
        Map<Thread, String> contexts = new ConcurrentHashMap<>();
        contexts.put(Thread.currentThread(), "trace-1");
        Set<String> seen = Collections.synchronizedSet(new HashSet<>());
        CronGuard guard = fixture.guard(parts -> parts.contextCarrier(work -> carried(contexts, work))
                .task("task", Schedule.everyTrigger(), run -> {
                    seen.add("task in " + contexts.get(Thread.currentThread()));
                    return RunCounts.NONE;
                })
                .sequence(GuardFixture.sequence(Delivery.AT_MOST_ONCE, step -> {
                    seen.add("step in " + contexts.get(Thread.currentThread()));
                    return StepResult.processed();
                }))
                .sequence(io.github.cronguard.sequence.Sequence.named("outbox")
                        .step(1, "intro")
                        .handledBy(Delivery.TRANSACTIONAL, step -> {
                            seen.add("transaction in " + contexts.get(Thread.currentThread()));
                            return StepResult.processed();
                        })));
        fixture.enroll(1);
        fixture.storage.enrollments().enroll("outbox", "anna@example.test", Map.of());

        guard.run(Trigger.manual("test"));

        assertThat(seen).containsExactlyInAnyOrder("task in trace-1", "step in trace-1", "transaction in trace-1");
    }

    private static Runnable carried(Map<Thread, String> contexts, Runnable work) {
        String context = contexts.getOrDefault(Thread.currentThread(), "none");
        return () -> {
            contexts.put(Thread.currentThread(), context);
            work.run();
        };
    }

    @Test
    void runsWithoutItsContextWhenTheCarrierFails() {
        AtomicReference<String> ran = new AtomicReference<>("");
        CronGuard guard = fixture.guard(parts -> parts.contextCarrier(work -> {
                    throw new IllegalStateException("no tracer");
                })
                .task("task", Schedule.everyTrigger(), run -> {
                    ran.set("ran");
                    return RunCounts.NONE;
                }));

        assertThat(guard.run(Trigger.manual("test"))).isInstanceOf(RunOutcome.Ran.class);
        assertThat(ran).hasValue("ran");
    }

    @Test
    void tellsItsNameAndWhatIsPaused() {
        CronGuard guard = fixture.guard(settings -> settings.name("billing"), parts -> parts);

        assertThat(guard.name()).isEqualTo("billing");
        guard.pauses().pause(io.github.cronguard.spi.Pause.ALL, null, "anna", "a test");
        assertThat(guard.pauses().active()).hasSize(1);
    }
}
