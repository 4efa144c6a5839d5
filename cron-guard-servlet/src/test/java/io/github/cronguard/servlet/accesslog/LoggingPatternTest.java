package io.github.cronguard.servlet.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patterns of the guide for access logs that go through a logging library, in that library. */
class LoggingPatternTest {
    private static final String LOGGER = "org.eclipse.jetty.server.RequestLog";
    private static final List<String> LINES = List.of(
            "\"GET /cron/run?a=b&token=S3CRET&c=d HTTP/1.1\" 200 \"http://h/?TOKEN=S3CRET\" \"curl\"",
            "\"GET /cron/run?to%6ben=S3CRET HTTP/1.1\" 401",
            "\"GET /cron/run?%54oken%3DS3CRET HTTP/1.1\" 401",
            "\"GET /cron/run?token[]=S3CRET&token%5B1%5d=S3CRET HTTP/1.1\" 401",
            "\"GET /tokens?a=b HTTP/1.1\" 404");

    @TempDir
    Path folder;

    @Test
    void logbackWritesNoToken() throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("access.file", file().toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(resource("logback.xml"));
        LINES.forEach(context.getLogger(LOGGER)::info);
        context.stop();

        assertClean();
    }

    @Test
    void log4jWritesNoToken() throws Exception {
        System.setProperty("access.file", file().toString());
        try (org.apache.logging.log4j.core.LoggerContext context = new org.apache.logging.log4j.core.LoggerContext(
                "access", null, resource("log4j2.xml").toURI())) {
            context.start();
            org.apache.logging.log4j.core.Logger logger = context.getLogger(LOGGER);
            LINES.forEach(line -> logger.info(line));
        } finally {
            System.clearProperty("access.file");
        }

        assertClean();
    }

    private void assertClean() throws Exception {
        assertThat(Files.readAllLines(file()))
                .containsExactly(
                        "\"GET /cron/run?a=b&token=***&c=d HTTP/1.1\" 200 \"http://h/?TOKEN=***\" \"curl\"",
                        "\"GET /cron/run?to%6ben=*** HTTP/1.1\" 401",
                        "\"GET /cron/run?%54oken%3D*** HTTP/1.1\" 401",
                        "\"GET /cron/run?token[]=***&token%5B1%5d=*** HTTP/1.1\" 401",
                        "\"GET /tokens?a=b HTTP/1.1\" 404");
    }

    private Path file() {
        return folder.resolve("access.log");
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(LoggingPatternTest.class.getResource(name));
    }
}
