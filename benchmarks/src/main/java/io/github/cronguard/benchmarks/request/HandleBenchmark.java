package io.github.cronguard.benchmarks.request;

import io.github.cronguard.CronRequest;
import io.github.cronguard.CronResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One call of {@code handle} in memory. Public and open, since the code that JMH generates extends its states. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HandleBenchmark {

    /** The least that says whether a token is right: a digest and a comparison in constant time. */
    @State(Scope.Thread)
    public static class Floor {
        private final byte[] expected = new byte[32];
        private final String token = "Wr0ng-Zk3Qv8Xm2Rt9Lw5Yb7Nc4Hd6Js1Pg0FaeUoI";
        private MessageDigest sha256;

        /** Looks the algorithm up. */
        public Floor() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A guard that refuses a wrong token. */
    @State(Scope.Benchmark)
    public static class Refusing {
        private final CronRequest request = BenchGuard.wrong();
        private final BenchGuard guard =
                BenchGuard.of(Map.of("failure-limit", "1000000/100ms")).expecting(401, request);

        /** Ends. */
        @TearDown
        public void close() {
            guard.close();
        }
    }

    /** A guard whose limit of failures is used up. */
    @State(Scope.Benchmark)
    public static class Limited {
        private final CronRequest request = BenchGuard.wrong();
        private final BenchGuard guard = BenchGuard.of(Map.of("failure-limit", "1/1d"))
                .expecting(401, request)
                .expecting(429, request);

        /** Ends. */
        @TearDown
        public void close() {
            guard.close();
        }
    }

    /** A guard with a run at hand. */
    @State(Scope.Benchmark)
    public static class Busy {
        private final BenchGuard guard = BenchGuard.waiting(Map.of("reply", "async"));
        private final CronRequest request = guard.right();

        /** Begins the run. */
        @Setup
        public void begin() {
            guard.expecting(202, request).expecting(200, request);
        }

        /** Ends. */
        @TearDown
        public void close() {
            guard.close();
        }
    }

    /** A guard that has executed a delivery. */
    @State(Scope.Benchmark)
    public static class Repeated {
        private final BenchGuard guard = BenchGuard.of(Map.of("reply", "sync"));
        private final CronRequest request = guard.right().header("Idempotency-Key", "delivery-1");

        /** Executes it. */
        @Setup
        public void execute() {
            guard.expecting(200, request);
        }

        /** Ends. */
        @TearDown
        public void close() {
            guard.close();
        }
    }

    /** A guard with nothing to do; a new one for each iteration, since it keeps the rows of its runs. */
    @State(Scope.Benchmark)
    public static class Running {
        private BenchGuard guard = BenchGuard.of(Map.of("reply", "sync"));
        private CronRequest request = guard.right();

        /** Makes the rows go. */
        @Setup(Level.Iteration)
        public void renew() {
            guard.close();
            guard = BenchGuard.of(Map.of("reply", "sync"));
            request = guard.right();
            guard.expecting(200, request);
        }

        /** Ends. */
        @TearDown
        public void close() {
            guard.close();
        }
    }

    /**
     * The floor.
     *
     * @param floor its digest
     * @return whether the token is right
     */
    @Benchmark
    public boolean a1Floor(Floor floor) {
        return MessageDigest.isEqual(
                floor.sha256.digest(floor.token.getBytes(StandardCharsets.ISO_8859_1)), floor.expected);
    }

    /**
     * A wrong token.
     *
     * @param state a guard
     * @return 401
     */
    @Benchmark
    public CronResponse b1Unauthorized(Refusing state) {
        return state.guard.handle(state.request);
    }

    /**
     * A wrong token, and the request is made too, as for a servlet container.
     *
     * @param state a guard
     * @return 401
     */
    @Benchmark
    public CronResponse b2UnauthorizedWithItsRequest(Refusing state) {
        return state.guard.handle(BenchGuard.wrong());
    }

    /**
     * A wrong token too many.
     *
     * @param state a guard
     * @return 429
     */
    @Benchmark
    public CronResponse b3TooManyFailures(Limited state) {
        return state.guard.handle(state.request);
    }

    /**
     * The right token while a run is at hand.
     *
     * @param state a guard
     * @return 200, as the settings say
     */
    @Benchmark
    public CronResponse c1Busy(Busy state) {
        return state.guard.handle(state.request);
    }

    /**
     * A delivery that was executed already.
     *
     * @param state a guard
     * @return 200
     */
    @Benchmark
    public CronResponse c2Repeated(Repeated state) {
        return state.guard.handle(state.request);
    }

    /**
     * A run of a task that does nothing.
     *
     * @param state a guard
     * @return 200
     */
    @Benchmark
    public CronResponse c3EmptyRun(Running state) {
        return state.guard.handle(state.request);
    }
}
