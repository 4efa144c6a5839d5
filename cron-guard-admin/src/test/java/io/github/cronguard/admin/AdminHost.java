package io.github.cronguard.admin;

import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import io.github.cronguard.token.CronTokens;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A guard in memory on a manual clock, and its pages on Jetty for operators who say in a header who they are. */
public final class AdminHost implements AutoCloseable {
    public static final String TOKEN = CronTokens.generate().reveal();
    public static final String MOUNT = "/app/cron/admin";

    /** Whoever names themselves; all but guests may act. */
    public static final AdminAccess BY_HEADER = AdminHost::named;

    public final ManualClock clock;
    public final InMemoryStorage memory;
    public final CronGuard guard;

    /** How steps end. */
    public volatile StepResult ends = StepResult.processed();

    private final List<Server> servers = new ArrayList<>();

    private AdminHost(ManualClock clock, InMemoryStorage memory, CronStorage storage, String name) {
        this.clock = clock;
        this.memory = memory;
        this.guard = CronGuard.builder(Settings.builder()
                        .token(TOKEN)
                        .name(name)
                        .rateLimit("100000/10m")
                        .initializeSchema(InitializeSchema.ALWAYS)
                        .build())
                .clock(clock)
                .storage(storage)
                .sequence(Sequence.named("default_outreach")
                        .step(1, "intro")
                        .step(2, "follow-up", Duration.ofDays(1))
                        .handledBy(Delivery.AT_LEAST_ONCE, step -> ends))
                .build();
    }

    public static AdminHost inMemory() {
        ManualClock clock = ManualClock.at("2026-11-24T12:00:30Z");
        return on(clock, new InMemoryStorage(clock), "billing");
    }

    /** A node beside others. */
    public static AdminHost on(ManualClock clock, InMemoryStorage memory, String name) {
        return new AdminHost(clock, memory, memory, name);
    }

    /** On a database, with the one in memory of no use. */
    public static AdminHost on(CronStorage storage) {
        ManualClock clock = ManualClock.at("2026-11-24T12:00:30Z");
        return over(clock, new InMemoryStorage(clock), storage);
    }

    /** With a storage around the one in memory. */
    public static AdminHost over(ManualClock clock, InMemoryStorage memory, CronStorage storage) {
        return new AdminHost(clock, memory, storage, "billing");
    }

    /** Serves the guard's own pages, and answers where. */
    public Client serve() throws Exception {
        return serve((context, guard) -> AdminServlet.register(context, guard, BY_HEADER, "/cron/admin"));
    }

    public Client serve(BiConsumer<ServletContext, CronGuard> application) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/app");
        context.addServletContainerInitializer((classes, servlets) -> application.accept(servlets, guard));
        server.setHandler(context);
        server.start();
        servers.add(server);
        return new Client(connector.getLocalPort());
    }

    private static Optional<Operator> named(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-Operator"))
                .map(name -> new Operator(name, !name.startsWith("guest")));
    }

    @Override
    public void close() {
        try {
            for (Server server : servers) {
                server.stop();
            }
        } catch (Exception e) {
            throw new AssertionError("The server could not be stopped", e);
        }
        guard.close(Duration.ofSeconds(5));
    }
}
