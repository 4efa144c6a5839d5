package io.github.cronguard.demo.host;

import static java.time.Duration.ofDays;

import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.servlet.CronRunServlet;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** README.md shows what stands between the two marks; {@link HostListenerIT} holds them equal, and runs it. */
final class HostListener implements ServletContextListener {

    /** Whatever the host sends its mails with. */
    interface Mailer {
        void send(String to, String template, String key);
    }

    private final DataSource dataSource;
    private final Mailer mailer;
    private @Nullable CronGuard guard;

    HostListener(DataSource dataSource, Mailer mailer) {
        this.dataSource = dataSource;
        this.mailer = mailer;
    }

    // README: begin
    @Override
    public void contextInitialized(ServletContextEvent event) {
        JdbcStorage storage = JdbcStorage.on(dataSource); // finds its dialect, any pool
        Sequence outreach = Sequence.named("default_outreach")
                .step(1, "intro")
                .step(2, "follow-up", ofDays(3))
                .step(3, "last-call", ofDays(4))
                .handledBy(Delivery.AT_MOST_ONCE, step -> {
                    mailer.send(step.contact(), step.name(), step.key());
                    return StepResult.processed();
                });
        guard = CronGuard.builder(Settings.load()) // system properties, then the environment
                .storage(storage)
                .sequence(outreach)
                .build(); // one exception with all that is wrong
        CronRunServlet.register(event.getServletContext(), guard);
        storage.enrollments().enroll("default_outreach", "anna@example.org", Map.of("name", "Anna"));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Objects.requireNonNull(guard).close(); // lets the run at hand end, for 10 s at most
    }
    // README: end
}
