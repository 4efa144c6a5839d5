package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.internal.tick.Trip.Return;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TripsTest {
    private final Parts parts = new Parts();
    private final List<Runnable> begun = new ArrayList<>();
    private final AtomicInteger nudges = new AtomicInteger();
    private final Trips trips = trips(begun::add);

    @AfterEach
    void close() {
        parts.close();
    }

    private Trips trips(Executor beside) {
        return new Trips(2, TripsTest::make, beside, nudges::incrementAndGet);
    }

    private static Return make(Trip trip) {
        return new Return(trip, null, null, null);
    }

    private Trip trip(int marks, int room) {
        OpenClaim claim = parts.open(new ScriptedSteps(List.of()), List.of());
        List<Handled> all = Parts.steps(marks).stream()
                .map((Step step) -> Handled.withdrawn(claim, step))
                .toList();
        return new Trip(
                all,
                room == 0
                        ? null
                        : new ClaimRequest(
                                List.of(Parts.SEQUENCE), room, parts.run.task().lease()));
    }

    @Test
    void areTwoAtMost() {
        assertThat(trips.none()).isTrue();
        trips.begin(trip(0, 2));
        assertThat(trips.none()).isFalse();
        assertThat(trips.free()).isTrue();
        trips.begin(trip(0, 2));
        assertThat(trips.free()).isFalse();
    }

    @Test
    void addUpWhatTheyMarkAndMayBring() {
        trips.begin(trip(3, 5));
        trips.begin(trip(4, 1));
        assertThat(trips.marks()).isEqualTo(7);
        assertThat(trips.room()).isEqualTo(6);
        assertThat(trips.growth())
                .as("what one gives back, the other must not count on")
                .isEqualTo(2);
    }

    @Test
    void areUnderWayUntilTheirReturnIsTaken() {
        Trip first = trip(1, 2);
        Trip second = trip(2, 0);
        trips.begin(first);
        trips.begin(second);
        assertThat(trips.returned()).isEmpty();
        begun.get(1).run();
        assertThat(nudges).hasValue(1);
        assertThat(trips.free()).isFalse();
        assertThat(trips.returned()).containsExactly(make(second));
        assertThat(trips.marks()).isEqualTo(1);
        begun.get(0).run();
        assertThat(trips.last()).containsExactly(make(first));
        assertThat(trips.none()).isTrue();
    }

    @Test
    void areMadeHereAndNowWhereThereIsNoThread() {
        Trips noThreads = trips(work -> {
            throw new RejectedExecutionException("closed");
        });
        Trip trip = trip(1, 2);
        noThreads.begin(trip);
        assertThat(noThreads.returned()).containsExactly(make(trip));
        assertThat(nudges).hasValue(1);
    }

    @Test
    void areWaitedForWhoeverInterrupts() {
        trips.begin(trip(1, 2));
        Thread.currentThread().interrupt();
        Thread other = new Thread(begun.get(0));
        other.start();
        assertThat(trips.last()).hasSize(1);
        assertThat(Thread.interrupted()).as("still").isTrue();
    }

    @Test
    void throwWhatTheSourceThrew() {
        Trips broken = new Trips(
                2,
                trip -> {
                    throw new NoClassDefFoundError("half a deployment");
                },
                Runnable::run,
                nudges::incrementAndGet);
        broken.begin(trip(1, 0));
        assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(broken::returned);
        assertThat(nudges).hasValue(1);
        assertThat(broken.none()).isTrue();
        Trips worse = new Trips(
                2,
                trip -> {
                    throw new IllegalStateException("a bug");
                },
                Runnable::run,
                nudges::incrementAndGet);
        worse.begin(trip(1, 0));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(worse::last)
                .withMessageContaining("a bug");
    }
}
