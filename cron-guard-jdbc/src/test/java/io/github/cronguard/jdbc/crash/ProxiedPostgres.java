package io.github.cronguard.jdbc.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.jdbc.DatabaseKind;
import io.github.cronguard.jdbc.TestUrl;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real PostgreSQL with two ways to it: a straight one, and one through a proxy. */
final class ProxiedPostgres implements AfterEachCallback {
    private static final Pattern PORT = Pattern.compile("localhost:(\\d+)");

    private final TestUrl url = TestUrl.on(DatabaseKind.POSTGRESQL);
    private final PostgresProxy proxy = new PostgresProxy(serverPort(url));
    private final HikariDataSource straight = pool(url.url(), 4, Duration.ofSeconds(5));
    private final HikariDataSource through;

    ProxiedPostgres(int connections, Duration patience) {
        String proxied = PORT.matcher(url.url()).replaceFirst("127.0.0.1:" + proxy.port());
        through = pool(proxied + "&sslmode=disable&gssEncMode=disable", connections, patience);
    }

    PostgresProxy proxy() {
        return proxy;
    }

    HikariDataSource straight() {
        return straight;
    }

    HikariDataSource through() {
        return through;
    }

    private static int serverPort(TestUrl url) {
        Matcher port = PORT.matcher(url.url());
        if (!port.find()) {
            throw new AssertionError(url);
        }
        return Integer.parseInt(port.group(1));
    }

    private static HikariDataSource pool(String url, int connections, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(patience.toMillis());
        return new HikariDataSource(config);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        proxy.close();
        through.close();
        straight.close();
    }
}
