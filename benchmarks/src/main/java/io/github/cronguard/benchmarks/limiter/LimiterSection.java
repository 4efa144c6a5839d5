package io.github.cronguard.benchmarks.limiter;

import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.Bucket;
import io.github.cronguard.GuardClock;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Rounds;
import io.github.cronguard.benchmarks.measure.Section;
import io.github.cronguard.benchmarks.measure.Together;
import io.github.cronguard.benchmarks.measure.Variant;
import io.github.cronguard.internal.limit.Resilience4jRateLimiter;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Permits and refusals a second: one thread in memory, eight threads after one key in a database. */
public final class LimiterSection implements Section {
    private static final int THREADS = 8;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = Integer.getInteger("rounds", 9);
    private static final Duration ROUND = Duration.ofMillis(Integer.getInteger("round.millis", 700));
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final RateLimit MANY = new RateLimit(1_000_000_000, WINDOW);
    private static final RateLimit FEW = new RateLimit(10, WINDOW);
    private static final String KEY = "caller";

    @Override
    public void run(Report report) throws Exception {
        report.table("Allowed, in memory", "permits", measure(1, inMemory(MANY, true)));
        report.table("Refused, in memory", "refusals", measure(1, inMemory(FEW, false)));
        for (boolean fsync : new boolean[] {true, false}) {
            try (BenchDatabase database = BenchDatabase.postgres(fsync)) {
                String where = ", PostgreSQL, fsync " + (fsync ? "on" : "off") + ", 8 threads, one key";
                HikariDataSource pool = database.pool(THREADS, "");
                RawWindow.create(pool);
                Buckets.create(pool);
                report.table("Allowed" + where, "permits", measure(THREADS, allowed(pool)));
                report.table("Refused" + where, "refusals", measure(THREADS, refused(pool)));
            }
        }
        try (BenchDatabase database = BenchDatabase.h2()) {
            HikariDataSource pool = database.pool(THREADS, "");
            RawWindow.create(pool);
            RateLimiter guard = Guards.limiter(pool, MANY);
            report.table(
                    "Allowed, H2 in a file, 8 threads, one key",
                    "permits",
                    measure(
                            THREADS,
                            List.of(
                                    new Asking(
                                            "one raw statement", true, RawWindow.onH2(pool, KEY, 1_000_000_000)::take),
                                    new Asking(
                                            "cron-guard",
                                            true,
                                            () -> guard.tryAcquire(KEY).allowed()))));
        }
        report.line(
                "\nA limit of one billion in 10 minutes for what is allowed, of 10 for what is refused. A permit is as"
                        + " durable as any commit, in all variants (synchronous_commit as the server has it). Bucket4j "
                        + Bucket.class.getPackage().getImplementationVersion() + ", resilience4j "
                        + AtomicRateLimiter.class.getPackage().getImplementationVersion() + ".");
    }

    private static List<Asking> inMemory(RateLimit limit, boolean allowed) {
        AtomicRateLimiter resilience4j = new AtomicRateLimiter(
                "bench",
                RateLimiterConfig.custom()
                        .limitForPeriod(limit.permits())
                        .limitRefreshPeriod(limit.window())
                        .timeoutDuration(Duration.ZERO)
                        .build());
        RateLimiter guard = new Resilience4jRateLimiter(List.of(limit), GuardClock.system());
        Bucket bucket = new Buckets(limit).inMemory();
        return List.of(
                new Asking("resilience4j alone", allowed, () -> resilience4j.acquirePermission(1)),
                new Asking("cron-guard", allowed, () -> guard.tryAcquire(KEY).allowed()),
                new Asking("Bucket4j", allowed, () -> bucket.tryConsume(1)));
    }

    private static List<Asking> allowed(HikariDataSource pool) {
        RateLimiter guard = Guards.limiter(pool, MANY);
        List<Asking> all = new ArrayList<>();
        all.add(new Asking("one raw statement", true, RawWindow.onPostgres(pool, "allowed", MANY.permits())::take));
        all.add(new Asking("cron-guard", true, () -> guard.tryAcquire(KEY).allowed()));
        all.addAll(buckets(pool, MANY, "allowed", true));
        return all;
    }

    private static List<Asking> refused(HikariDataSource pool) throws SQLException {
        RawWindow raw = RawWindow.onPostgres(pool, "refused", FEW.permits());
        while (raw.take()) {
            Thread.onSpinWait(); // until its window is used up, as the others' are by their first round
        }
        RateLimiter guard = Guards.limiter(pool, FEW);
        List<Asking> all = new ArrayList<>();
        all.add(new Asking("a plain SELECT", false, () -> !raw.isUsedUp()));
        all.add(new Asking("cron-guard", false, () -> guard.tryAcquire(KEY).allowed()));
        all.add(new Asking("one raw statement", false, raw::take));
        all.addAll(buckets(pool, FEW, "refused", false));
        return all;
    }

    private static List<Asking> buckets(HikariDataSource pool, RateLimit limit, String key, boolean allowed) {
        Buckets buckets = new Buckets(limit);
        Bucket byRow = buckets.byRowLock(pool, key);
        Bucket byAdvisory = buckets.byAdvisoryLock(pool, key);
        return List.of(
                new Asking("Bucket4j, SELECT FOR UPDATE", allowed, () -> byRow.tryConsume(1)),
                new Asking("Bucket4j, advisory lock", allowed, () -> byAdvisory.tryConsume(1)));
    }

    private static Rounds measure(int threads, List<Asking> askings) throws Exception {
        try (Together together = new Together(threads)) {
            return Rounds.of(
                    WARM_UP,
                    ROUNDS,
                    askings.stream()
                            .map(asking -> new Variant(asking.name, () -> together.perSecond(ROUND, asking)))
                            .toList());
        }
    }

    /** A limiter; what counts is the answer that is measured. */
    private record Asking(String name, boolean expected, Callable<Boolean> permit) implements Callable<Boolean> {
        @Override
        public Boolean call() throws Exception {
            return permit.call() == expected;
        }
    }
}
