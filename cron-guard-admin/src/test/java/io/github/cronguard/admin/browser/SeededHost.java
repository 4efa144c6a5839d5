package io.github.cronguard.admin.browser;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronRequest;
import io.github.cronguard.CronResponse;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Settings;
import io.github.cronguard.admin.AdminAccess;
import io.github.cronguard.admin.AdminServlet;
import io.github.cronguard.admin.BasicAccess;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * An application behind a real web server whose time stands until it is told: its sequence has contacts who are reached, who
 * are not known, and of whom nobody knows whether they were.
 */
final class SeededHost implements AutoCloseable {
    static final String PASSWORD = "correct horse battery staple";
    static final String SEQUENCE = "default_outreach";

    private static final String TOKEN = "k7Q2vX9mB4tR8wZ1nC6yH3jL5pD0sFgA-browser";
    private static final String AGENT = "curl/8.5 <script>document.title='hacked'</script>";

    final ManualClock clock = ManualClock.at("2026-11-24T06:00:10Z");
    final InMemoryStorage storage = new InMemoryStorage(clock);

    private final AtomicReference<@Nullable String> broken = new AtomicReference<>();
    private final AtomicReference<@Nullable CountDownLatch> held = new AtomicReference<>();
    private final CronGuard guard;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    private SeededHost() {
        guard = CronGuard.builder(Settings.builder()
                        .token(TOKEN)
                        .name("billing")
                        .node("node-1")
                        .rateLimit("100000/1m")
                        .build())
                .clock(clock)
                .storage(storage)
                .sequence(Sequence.named(SEQUENCE)
                        .step(1, "intro")
                        .step(2, "follow-up", Duration.ofDays(3))
                        .step(3, "last-call", Duration.ofDays(4))
                        .handledBy(Delivery.AT_MOST_ONCE, this::send))
                .task("invoices", Schedule.everyTrigger(), run -> {
                    String why = broken.get();
                    if (why != null) {
                        throw new IllegalStateException(why);
                    }
                    run.output().println("invoices are up to date <b>today</b>");
                    clock.advance(Duration.ofMillis(60 + (run.runId().value() * 37) % 240)); // what it takes
                    CountDownLatch hold = held.get();
                    if (hold != null) {
                        hold.await();
                    }
                    return RunCounts.processed(1);
                })
                .build();
    }

    /** With its web server, and nothing in it yet. */
    static SeededHost start() throws Exception {
        SeededHost host = new SeededHost();
        AdminAccess access = BasicAccess.builder()
                .user("anna", BasicAccess.hash(PASSWORD), true)
                .user("vera", BasicAccess.hash(PASSWORD), false)
                .build();
        host.connector.setHost("127.0.0.1");
        host.server.addConnector(host.connector);
        ServletContextHandler context = new ServletContextHandler("/app");
        context.addServletContainerInitializer(
                (classes, servlets) -> AdminServlet.register(servlets, host.guard, access, "/cron/admin"));
        host.server.setHandler(context);
        host.server.start();
        return host;
    }

    private StepResult send(StepContext step) {
        if (step.contact().startsWith("unknown")) {
            return StepResult.rejected("SMTP 550 5.1.1 no such user <" + step.contact() + ">");
        }
        if (step.contact().startsWith("unsure")) {
            return StepResult.uncertain("the connection broke behind the mail's data");
        }
        return StepResult.processed();
    }

    String url(String path) {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/app/cron/admin" + path;
    }

    String urlAs(String user, String password, String path) {
        return url(path).replace("http://", "http://" + user + ":" + password.replace(" ", "%20") + "@");
    }

    void enroll(String contact) {
        storage.enrollments().enroll(SEQUENCE, contact, Map.of("name", "secret <b>attribute</b>"));
    }

    /** A call of the cron service. */
    CronResponse call() {
        return guard.handle(CronRequest.post("/cron/run")
                .header("Authorization", "Bearer " + TOKEN)
                .header("User-Agent", AGENT)
                .from("127.0.0.1"));
    }

    /** A call with another's token. */
    void wrongCall() {
        guard.handle(CronRequest.post("/cron/run")
                .header("Authorization", "Bearer wrong-wrong-wrong-wrong-wrong-wrong-1")
                .from("203.0.113.7"));
    }

    /** Calls once a minute. */
    void minutes(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofMinutes(1));
            call();
        }
    }

    void breakTask(@Nullable String why) {
        broken.set(why);
    }

    /** From now on the task goes on until the latch is counted down. */
    void hold(CountDownLatch until) {
        held.set(until);
    }

    /** Another node takes the lock. */
    Lease takeLock(Duration ttl) {
        return storage.runLock()
                .tryAcquire(new LeaseRequest("billing", "0123456789abcdef0123456789abcdef", "node-2", ttl))
                .orElseThrow();
    }

    @Override
    public void close() {
        guard.close(Duration.ZERO);
        LifeCycle.stop(server);
    }
}
