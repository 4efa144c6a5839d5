package io.github.cronguard.benchmarks.request;

import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Section;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** What one call of {@code handle} takes in memory: time, and bytes on the heap. */
public final class HandleRequests implements Section {
    private static final Map<String, String> NAMES = Map.of(
            "a1Floor", "floor: SHA-256 of a token, and a comparison in constant time",
            "b1Unauthorized", "wrong token, 401",
            "b2UnauthorizedWithItsRequest", "wrong token, 401, with the making of the request",
            "b3TooManyFailures", "wrong token too many, 429",
            "c1Busy", "run at hand, 200",
            "c2Repeated", "delivery executed before, 200",
            "c3EmptyRun", "run of an empty task, 200");

    @Override
    public void run(Report report) throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(HandleBenchmark.class.getName().replace(".", "\\."))
                        .addProfiler(GCProfiler.class)
                        .jvmArgs("-Xmx1g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        report.line("\n### handle, in memory\n");
        report.line("| one call | ns, median | range of the iterations | bytes allocated |\n|---|---|---|---|");
        for (RunResult result : results) {
            report.line(row(result));
        }
        report.line("\nJMH 1.37, average time, two forks of five iterations of a second; bytes of all threads.");
    }

    private static String row(RunResult result) {
        String label = result.getPrimaryResult().getLabel();
        Statistics times = result.getPrimaryResult().getStatistics();
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f to %.0f | %.0f |",
                NAMES.getOrDefault(label, label),
                times.getPercentile(50),
                times.getMin(),
                times.getMax(),
                bytes == null ? Double.NaN : bytes.getScore());
    }
}
