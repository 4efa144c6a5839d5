package io.github.cronguard.benchmarks;

import io.github.cronguard.benchmarks.growth.EnrollSection;
import io.github.cronguard.benchmarks.growth.GrowthSection;
import io.github.cronguard.benchmarks.growth.LargeGrowthSection;
import io.github.cronguard.benchmarks.limiter.LimiterSection;
import io.github.cronguard.benchmarks.lock.LockSection;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Section;
import io.github.cronguard.benchmarks.request.ContainerRequests;
import io.github.cronguard.benchmarks.request.HandleRequests;
import io.github.cronguard.benchmarks.start.StartTimes;
import io.github.cronguard.benchmarks.tick.PeersSection;
import io.github.cronguard.benchmarks.tick.SlowTickSection;
import io.github.cronguard.benchmarks.tick.TickSection;
import java.util.Map;
import java.util.TreeMap;

/** Runs one section and prints its report in Markdown. */
public final class Benchmarks {
    private static final Map<String, Section> SECTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("containers", new ContainerRequests()),
            Map.entry("growth", new GrowthSection()),
            Map.entry("growth-enroll", new EnrollSection()),
            Map.entry("growth-large", new LargeGrowthSection()),
            Map.entry("handle", new HandleRequests()),
            Map.entry("limiter", new LimiterSection()),
            Map.entry("lock", new LockSection()),
            Map.entry("request", Benchmarks::request),
            Map.entry("start", new StartTimes()),
            Map.entry("tick", new TickSection()),
            Map.entry("tick-peers", new PeersSection()),
            Map.entry("tick-slow", new SlowTickSection())));

    private Benchmarks() {}

    private static void request(Report report) throws Exception {
        new HandleRequests().run(report);
        new ContainerRequests().run(report);
    }

    /**
     * Measures.
     *
     * @param arguments a section's name, and what the section takes
     * @throws Exception if something does not start, or does not do its work
     */
    @SuppressWarnings("SystemOut") // the report
    public static void main(String[] arguments) throws Exception {
        Section section = SECTIONS.get(arguments.length == 0 ? "" : arguments[0]);
        if (section == null) {
            System.err.println("Which section? -Dsection= one of " + SECTIONS.keySet());
            System.exit(2);
            return;
        }
        Report report = new Report(System.out);
        section.run(report);
        report.end();
        System.exit(0); // what a peer has left running does not count any more
    }
}
