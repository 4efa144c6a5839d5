package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.RunCounts;
import io.github.cronguard.internal.run.SampleRun;
import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.memory.ManualClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TickCountsTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final SampleRun run = new SampleRun(clock);
    private final TickCounts counts = new TickCounts();

    private void add(int contact, Verdict verdict, @Nullable String problem) {
        try (Parts parts = new Parts()) {
            counts.add(new Handled(
                    parts.open(new ScriptedSteps(List.of()), List.of()), Parts.step(contact), null, verdict, problem));
        }
    }

    private void assertEnd(RunCounts expected, String end) {
        counts.addTo(run.tally());
        assertThat(run.counts()).isEqualTo(expected);
        assertThat(run.end()).isEqualTo(end);
    }

    @Test
    void nothingIsNoSuccessButNoFailureEither() {
        assertEnd(RunCounts.NONE, "OK null");
        run.tally().bad(RunCounts.NONE, "another task");
        assertThat(run.end()).isEqualTo("FAILED another task");
    }

    @Test
    void addsUpByVerdict() {
        add(1, Verdict.PROCESSED, null);
        add(2, Verdict.PROCESSED, null);
        add(3, Verdict.PROCESSED, null);
        add(4, Verdict.QUEUED, null);
        add(5, Verdict.QUEUED, null);
        add(6, Verdict.SKIPPED, null);
        add(7, Verdict.WITHDRAWN, null);
        assertEnd(new RunCounts(3, 2, 1, 0), "OK null");
    }

    @Test
    void aSuccessBesideAFailureIsPartial() {
        add(1, Verdict.FAILED, "no server");
        add(2, Verdict.SKIPPED, null);
        assertEnd(new RunCounts(0, 0, 1, 1), "PARTIAL 1 step failed; the first one: mails/1/1: no server");
    }

    @Test
    void failuresAloneAreAFailureAndTheFirstOneIsTold() {
        add(1, Verdict.FAILED, "no server");
        add(2, Verdict.FAILED, "no network");
        assertEnd(new RunCounts(0, 0, 0, 2), "FAILED 2 steps failed; the first one: mails/1/1: no server");
    }

    @Test
    void aRefusalFailsTheStepAndNotTheRun() {
        add(1, Verdict.REFUSED, "rejected: unknown");
        assertEnd(new RunCounts(0, 0, 0, 1), "PARTIAL 1 step failed; the first one: mails/1/1: rejected: unknown");
    }

    @Test
    void refusalsAndFailuresAreAddedUp() {
        add(1, Verdict.REFUSED, "rejected: unknown");
        add(2, Verdict.FAILED, "no server");
        add(3, Verdict.FAILED, "no server");
        assertEnd(new RunCounts(0, 0, 0, 3), "PARTIAL 3 steps failed; the first one: mails/1/1: rejected: unknown");
    }

    @Test
    void stuckWorkersAreSkipsThatSayNothing() {
        counts.stuck();
        counts.stuck();
        assertEnd(new RunCounts(0, 0, 2, 0), "OK null");
        run.tally().bad(RunCounts.NONE, "another task");
        assertThat(run.end()).startsWith("FAILED");
    }
}
