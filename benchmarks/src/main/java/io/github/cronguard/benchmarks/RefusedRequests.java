package io.github.cronguard.benchmarks;

import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.servlet.CronRunServlet;
import io.github.cronguard.servlet.JettyContainer;
import io.github.cronguard.servlet.TestContainer;
import io.github.cronguard.servlet.TomcatContainer;
import io.github.cronguard.token.CronTokens;
import jakarta.servlet.ServletContext;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Requests per second that are refused with 401, beside a bare servlet's in the same container. */
public final class RefusedRequests {
    private static final int ROUNDS = 9;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int WARM_UP = 3;

    private RefusedRequests() {}

    /**
     * Measures and prints a table in Markdown.
     *
     * @param arguments none
     * @throws Exception if a server does not start or answers otherwise
     */
    @SuppressWarnings("SystemOut") // the report
    public static void main(String[] arguments) throws Exception {
        System.out.println(
                "| refused with 401 | bare servlet, a second | cron-guard, a second | cost, times | range |");
        System.out.println("|---|---|---|---|---|");
        for (int atOnce : new int[] {1, 25}) {
            String how = ", " + atOnce + " at once";
            System.out.println(measure("Jetty 12.1" + how, JettyContainer::start, atOnce));
            System.out.println(measure("Tomcat 11" + how, TomcatContainer::start, atOnce));
        }
        System.out.printf(
                "%nMedians of %d rounds of %d s each, interleaved; load of the machine at the end: %.1f on %d processors.%n",
                ROUNDS,
                ROUND.toSeconds(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }

    private static String measure(String name, Start start, int atOnce) throws Exception {
        Settings settings = Settings.builder()
                .token(CronTokens.generate())
                .set("failure-limit", "1000000/1s")
                .build();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (CronGuard guard =
                CronGuard.builder(settings).storage(new InMemoryStorage()).build()) {
            TestContainer container = start.start("", context -> {
                context.addServlet("bare", new BareServlet()).addMapping("/bare");
                CronRunServlet.register(context, guard);
            });
            try {
                return rounds(new Load(container.port(), atOnce, threads)).row(name);
            } finally {
                container.stop();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Ratios rounds(Load load) {
        double[] floor = new double[ROUNDS];
        double[] guard = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            boolean guardFirst = round % 2 == 0;
            double first = load.perSecond(guardFirst ? "/cron/run" : "/bare", ROUND);
            double second = load.perSecond(guardFirst ? "/bare" : "/cron/run", ROUND);
            if (round >= 0) {
                floor[round] = guardFirst ? second : first;
                guard[round] = guardFirst ? first : second;
            }
        }
        return new Ratios(floor, guard);
    }

    /** Starts a container. */
    @FunctionalInterface
    private interface Start {
        TestContainer start(String contextPath, Consumer<ServletContext> application) throws Exception;
    }
}
