package io.github.cronguard.internal.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.RunId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PingPlanTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final PingPlan plan = new PingPlan(clock);

    private static Ping ping(String what, int run) {
        return new Ping(new RunId(run), URI.create("https://example.test/" + what));
    }

    private void start(int run) {
        plan.start(ping("start", run));
    }

    private void end(int run) {
        plan.end(ping("end", run));
    }

    /** All that may be called now. */
    private List<String> calls() {
        List<String> calls = new ArrayList<>();
        for (Optional<Ping> next = plan.next(); next.isPresent(); next = plan.next()) {
            calls.add(next.get().url().getPath().substring(1) + " " + next.get().run());
        }
        return calls;
    }

    @Test
    void callsStartAndEndInTheirOrder() {
        start(1);
        assertThat(calls()).containsExactly("start 1");
        end(1);
        assertThat(calls()).containsExactly("end 1");
        start(2);
        end(2);
        assertThat(calls()).containsExactly("start 2", "end 2");
    }

    @Test
    void callsNoStartWhoseEndCouldNotBeCalled() {
        for (int run = 1; run <= 3; run++) {
            start(run);
            end(run);
            calls();
        }
        start(4);
        assertThat(calls()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(calls()).as("a late start is of no use").isEmpty();
        start(5);
        end(5);
        assertThat(calls()).containsExactly("start 5", "end 5");
    }

    @Test
    void keepsRoomForTheEndOfWhatHasBegun() {
        end(1);
        end(2);
        calls();
        start(3);
        assertThat(calls()).containsExactly("start 3");
        for (int run = 4; run <= 9; run++) {
            end(run);
            calls();
        }
        end(3);
        assertThat(calls()).containsExactly("end 3");
        assertThat(plan.waits()).isPresent();
    }

    @Test
    void ofMoreEndsThanMayBeCalledTheNewestIsCalledAsSoonAsMayBe() {
        List<String> calls = new ArrayList<>();
        for (int run = 1; run <= 20; run++) {
            end(run);
            calls.addAll(calls());
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(calls).containsExactly("end 1", "end 2", "end 3", "end 4", "end 5");
        assertThat(plan.waits()).contains(Duration.ofSeconds(40));
        clock.advance(Duration.ofSeconds(40));
        assertThat(calls()).containsExactly("end 20");
        assertThat(plan.waits()).isEmpty();
    }

    @Test
    void neverCallsMoreThanFiveTimesInAMinute() {
        List<Long> calls = new ArrayList<>();
        for (int run = 1; run <= 600; run++) {
            start(run);
            calls().forEach(call -> calls.add(clock.nanoTime()));
            clock.advance(Duration.ofMillis(500));
            end(run);
            calls().forEach(call -> calls.add(clock.nanoTime()));
            clock.advance(Duration.ofMillis(500));
        }
        assertThat(calls).hasSizeGreaterThanOrEqualTo(49);
        for (int i = 5; i < calls.size(); i++) {
            assertThat(calls.get(i) - calls.get(i - 5)).isGreaterThanOrEqualTo(60_000_000_000L);
        }
    }

    @Test
    void aRunWhoseEndIsNotCalledKeepsNoRoom() {
        for (int run = 1; run <= 3; run++) {
            start(run);
            assertThat(calls()).containsExactly("start " + run);
            plan.noEnd(new RunId(run));
        }
        end(4);
        assertThat(calls()).containsExactly("end 4");
    }

    @Test
    void runsThatEndWithoutAWordKeepRoomForTwoAtMost() {
        for (int minute = 0; minute < 5; minute++) {
            start(minute + 1);
            assertThat(calls()).hasSize(1);
            clock.advance(Duration.ofMinutes(1));
        }
        end(9);
        assertThat(calls()).containsExactly("end 9");
    }
}
