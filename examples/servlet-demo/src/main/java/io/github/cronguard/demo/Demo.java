package io.github.cronguard.demo;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.demo.mail.SmtpMail;
import io.github.cronguard.demo.mail.SmtpServer;
import io.github.cronguard.demo.parts.ConsoleMail;
import io.github.cronguard.demo.parts.DemoAdmin;
import io.github.cronguard.demo.parts.DemoContacts;
import io.github.cronguard.demo.parts.DemoSettings;
import io.github.cronguard.demo.parts.DemoToken;
import io.github.cronguard.demo.parts.EnrollmentExchange;
import io.github.cronguard.demo.parts.GuardSettings;
import io.github.cronguard.demo.parts.HowToCall;
import io.github.cronguard.demo.parts.OutreachSequence;
import io.github.cronguard.demo.parts.StartFailure;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.sequence.StepHandler;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running demo: a guard on a database, behind Jetty. */
final class Demo {
    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final Path TOKEN_FILE = Path.of("data", "cron-token");
    /** With Jetty and the pool behind it, the process ends within 10 s. */
    private static final Duration LAST_RUN = Duration.ofSeconds(8);

    private final HikariDataSource pool;
    private final CronGuard guard;
    private final DemoServer server;
    private final String howToCall;

    private Demo(HikariDataSource pool, CronGuard guard, DemoServer server, String howToCall) {
        this.pool = pool;
        this.guard = guard;
        this.server = server;
        this.howToCall = howToCall;
    }

    /**
     * Checks all settings, then starts.
     *
     * @throws io.github.cronguard.InvalidSettingsException with all problems; nothing was started
     * @throws StartFailure if the port is taken or the database does not answer
     */
    static Demo start(Settings given, Map<String, String> environment, PrintStream mailOut) throws Exception {
        Optional<DemoToken> own = DemoToken.unlessGiven(name -> GuardSettings.has(given, name), TOKEN_FILE);
        Settings settings = GuardSettings.of(given, own);
        DemoSettings demo = DemoSettings.read(environment, settings.check());
        DemoServer server = DemoServer.on(demo);
        own.ifPresent(DemoToken::keep);
        HikariDataSource pool = DemoDatabase.open(demo.database());
        StepHandler mail = demo.mail()
                .map(smtp -> SmtpMail.by(new SmtpServer(smtp.host(), smtp.port(), smtp.from()), InstantSource.system()))
                .orElseGet(() -> new ConsoleMail(mailOut));
        JdbcStorage storage = JdbcStorage.on(pool);
        String sequence = GuardSettings.sequence(settings);
        CronGuard guard = CronGuard.builder(settings)
                .storage(storage)
                .sequence(OutreachSequence.of(sequence, demo.stepDelay(), mail))
                .build();
        DemoContacts contacts = new DemoContacts(storage.enrollments(), sequence);
        server.start(
                guard,
                DemoAdmin.access(demo),
                new EnrollmentServlet(new EnrollmentExchange(guard::authenticate, contacts)));
        return new Demo(pool, guard, server, HowToCall.of(own, server.url(), guard.paths()));
    }

    /** Says how to call it, and that it is ready. */
    void announce(PrintStream out) {
        out.println(howToCall);
        out.println("cron-guard demo ready on " + server.url());
        out.flush();
    }

    void join() throws InterruptedException {
        server.join();
    }

    /** Finishes the run at hand, then the answers, then everything else. */
    void stop() {
        guard.close(LAST_RUN);
        try {
            server.stop();
        } catch (Exception e) {
            log.warn("Jetty did not stop in order", e);
        }
        pool.close();
    }
}
