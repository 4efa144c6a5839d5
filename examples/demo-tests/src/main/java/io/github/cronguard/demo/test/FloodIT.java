package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger who shares the good caller's address asks as fast as the server answers. */
@Tag("long")
class FloodIT {
    private static final int GOOD = 60;
    private static final int CONNECTIONS = 4;
    private static final int EACH = 425;
    /** 102,000 in all. */
    private static final int FLOOD = GOOD * CONNECTIONS * EACH;

    private static final long MEGABYTE = 1_024;

    @TempDir
    private Path folder;

    @Test
    void aFloodOfWrongTokensStopsNoGoodCallerAndLeavesAlmostNoTrace() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try (DemoProcess demo = DemoProcess.start(folder, Map.of("CRON_GUARD_RATE_LIMIT", "1000/10m"))) {
            assertThat(demo.post("/cron/run").statusCode()).isEqualTo(200);
            new WrongTokens(demo.url(), FLOOD, 1_000).call();
            long before = demo.heapKilobytes();
            long began = System.nanoTime();

            Map<String, Integer> wrong = new TreeMap<>();
            List<Integer> good = new ArrayList<>();
            for (int round = 0; round < GOOD; round++) {
                List<Future<Map<String, Integer>>> flood = new ArrayList<>();
                for (int i = 0; i < CONNECTIONS; i++) {
                    flood.add(threads.submit(new WrongTokens(demo.url(), (round * CONNECTIONS + i) * EACH, EACH)));
                }
                good.add(demo.post("/cron/run").statusCode());
                for (Future<Map<String, Integer>> part : flood) {
                    part.get().forEach((status, count) -> wrong.merge(status, count, Integer::sum));
                }
            }

            long minutes = Duration.ofNanos(System.nanoTime() - began).toMinutes() + 2;
            assertThat(good).hasSize(GOOD).containsOnly(200);
            assertThat(wrong.keySet()).isSubsetOf("401", "429");
            assertThat(wrong.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(FLOOD);
            assertThat(demo.heapKilobytes() - before).as("KB of heap").isLessThan(32 * MEGABYTE);
            demo.terminate();
            assertThat(demo.exit()).isIn(0, 143);
            assertThat(DemoTables.onDisk(folder).rows("SELECT COUNT(*) FROM cron_runs"))
                    .containsExactly("61");
            assertThat(DemoTables.onDisk(folder).rows("SELECT reason FROM cron_refusals"))
                    .as("one a minute and reason")
                    .hasSizeLessThanOrEqualTo((int) (2 * minutes));
            assertThat(DemoTables.onDisk(folder).rows("SELECT SUM(\"COUNT\") FROM cron_refusals"))
                    .containsExactly(String.valueOf(FLOOD + 1_000));
            assertThat(refusalLines(demo)).hasSizeLessThanOrEqualTo((int) (4 * minutes));
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> refusalLines(DemoProcess demo) {
        return (demo.output() + demo.errors())
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("refused"))
                .toList();
    }
}
