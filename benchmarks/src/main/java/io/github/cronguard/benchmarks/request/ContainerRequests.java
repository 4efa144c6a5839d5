package io.github.cronguard.benchmarks.request;

import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Rounds;
import io.github.cronguard.benchmarks.measure.Section;
import io.github.cronguard.benchmarks.measure.Variant;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.servlet.CronRunServlet;
import io.github.cronguard.servlet.JettyContainer;
import io.github.cronguard.servlet.TestContainer;
import io.github.cronguard.servlet.TomcatContainer;
import io.github.cronguard.token.CronTokens;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Requests per second that are refused with 401, beside a bare servlet's in the same container. */
public final class ContainerRequests implements Section {
    private static final int ROUNDS = 9;
    private static final Duration ROUND = Duration.ofSeconds(1);
    /** The compiler takes most of it: at first a guard's way is compiled late, since it is longer. */
    private static final int WARM_UP = 10;

    @Override
    public void run(Report report) throws Exception {
        for (int atOnce : new int[] {1, 25}) {
            String how = ", " + atOnce + " at once";
            report.table("Refused with 401, Jetty 12.1" + how, "requests", measure(JettyContainer::start, atOnce));
            report.table("Refused with 401, Tomcat 11" + how, "requests", measure(TomcatContainer::start, atOnce));
        }
    }

    private static Rounds measure(Start start, int atOnce) throws Exception {
        Settings settings = Settings.builder()
                .token(CronTokens.generate())
                .set("failure-limit", "1000000/1s")
                .build();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (CronGuard guard =
                CronGuard.builder(settings).storage(new InMemoryStorage()).build()) {
            TestContainer container = start.start("", context -> {
                context.addServlet("bare", new BareServlet(true)).addMapping("/bare");
                context.addServlet("barer", new BareServlet(false)).addMapping("/barer");
                context.addServlet("hand", new TokenServlet()).addMapping("/hand");
                CronRunServlet.register(context, guard);
            });
            try {
                Load load = new Load(container.port(), atOnce, threads);
                return Rounds.of(
                        WARM_UP,
                        ROUNDS,
                        List.of(
                                new Variant(
                                        "bare servlet, the guard's header lines", () -> load.perSecond("/bare", ROUND)),
                                new Variant(
                                        "bare servlet, WWW-Authenticate alone", () -> load.perSecond("/barer", ROUND)),
                                new Variant(
                                        "servlet that compares a token's digest, and makes a request id",
                                        () -> load.perSecond("/hand", ROUND)),
                                new Variant("cron-guard", () -> load.perSecond("/cron/run", ROUND))));
            } finally {
                container.stop();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Starts a container. */
    @FunctionalInterface
    private interface Start {
        TestContainer start(String contextPath, Consumer<ServletContext> application) throws Exception;
    }
}
