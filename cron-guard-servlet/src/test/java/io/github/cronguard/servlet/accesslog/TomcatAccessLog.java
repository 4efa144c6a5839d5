package io.github.cronguard.servlet.accesslog;

import io.github.cronguard.servlet.TestContainer;
import io.github.cronguard.servlet.TomcatContainer;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.AccessLogValve;

/** Tomcat's access log; what {@code SCRUBBED} does is what the guide says. */
final class TomcatAccessLog {
    private static final String USUAL = "combined";
    private static final String WITHOUT_QUERY = "%h %l %u %t \"%m %U %H\" %s %b";

    private TomcatAccessLog() {}

    static TestContainer start(AccessLogContract.Logging logging, Path folder, Consumer<ServletContext> application)
            throws Exception {
        return TomcatContainer.start("", application, tomcat -> on(tomcat, logging, folder));
    }

    private static void on(Tomcat tomcat, AccessLogContract.Logging logging, Path folder) {
        AccessLogValve valve = switch (logging) {
            case NAIVE, WITHOUT_QUERY -> new AccessLogValve();
            case SCRUBBED -> new ScrubbedAccessLogValve();
        };
        valve.setPattern(logging == AccessLogContract.Logging.WITHOUT_QUERY ? WITHOUT_QUERY : USUAL);
        valve.setDirectory(folder.toString());
        valve.setPrefix("access");
        valve.setSuffix(".log");
        valve.setRotatable(false);
        valve.setBuffered(false);
        tomcat.getHost().getPipeline().addValve(valve);
    }
}
