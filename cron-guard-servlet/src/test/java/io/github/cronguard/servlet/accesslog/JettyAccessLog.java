package io.github.cronguard.servlet.accesslog;

import io.github.cronguard.servlet.AccessLogScrubber;
import io.github.cronguard.servlet.JettyContainer;
import io.github.cronguard.servlet.TestContainer;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.RequestLogWriter;
import org.eclipse.jetty.server.Server;

/** Jetty's access log; what {@code SCRUBBED} does is what the guide says. */
final class JettyAccessLog {
    private static final String USUAL = CustomRequestLog.EXTENDED_NCSA_FORMAT;
    private static final String WITHOUT_QUERY = "%{client}a - %u %t \"%m %U %H\" %s %O";

    private JettyAccessLog() {}

    static TestContainer start(AccessLogContract.Logging logging, Path folder, Consumer<ServletContext> application)
            throws Exception {
        return JettyContainer.start("", application, server -> on(server, logging, folder.resolve("access.log")));
    }

    private static void on(Server server, AccessLogContract.Logging logging, Path path) {
        RequestLogWriter file = new RequestLogWriter(path.toString());
        server.addBean(file); // starts and stops with the server
        server.setRequestLog(
                switch (logging) {
                    case NAIVE -> new CustomRequestLog(file, USUAL);
                    case SCRUBBED -> new CustomRequestLog(line -> file.write(AccessLogScrubber.scrub(line)), USUAL);
                    case WITHOUT_QUERY -> new CustomRequestLog(file, WITHOUT_QUERY);
                });
    }
}
