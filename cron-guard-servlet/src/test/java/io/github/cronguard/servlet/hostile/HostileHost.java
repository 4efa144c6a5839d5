package io.github.cronguard.servlet.hostile;

import io.github.cronguard.CronGuard;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Settings;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.servlet.CronRunServlet;
import io.github.cronguard.servlet.TestContainer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

/** A guard with a database on a web server, as the tables want it. */
final class HostileHost {
    private static final String NEVER_REACHED = "100000/1m";

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final CronGuard guard;
    private final TestContainer container;

    HostileHost(TestContainer.Starter starter, HostileTokens tokens, Map<String, String> settings) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("CRON_TOKEN", tokens.right());
        environment.put("CRON_GUARD_RATE_LIMIT", NEVER_REACHED);
        environment.put("CRON_GUARD_FAILURE_LIMIT", NEVER_REACHED);
        settings.forEach((name, value) -> environment.put(name, value.replace("{STATUS}", tokens.status())));
        guard = CronGuard.builder(Settings.of(Map.of(), environment))
                .storage(JdbcStorage.on(database))
                .task("hostile", Schedule.everyTrigger(), run -> RunCounts.processed(1))
                .build();
        container = starter.start("", context -> CronRunServlet.register(context, guard));
    }

    int port() {
        return container.port();
    }

    /** How many runs the audit trail has, whatever became of them. */
    long runs() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM cron_runs")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() throws Exception {
        container.stop();
        guard.close();
        database.dispose();
    }
}
