package io.github.cronguard.servlet;

import jakarta.servlet.ServletContext;
import java.nio.file.Files;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;

/** Tomcat as it comes, but for its error page: that shows what was wrong with a request, which may hold a token. */
public final class TomcatContainer implements TestContainer {
    private final Tomcat tomcat;

    private TomcatContainer(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    public static TestContainer start(String contextPath, Consumer<ServletContext> application) throws Exception {
        return start(contextPath, application, tomcat -> {});
    }

    /** With more set up before it starts. */
    public static TestContainer start(String contextPath, Consumer<ServletContext> application, Consumer<Tomcat> more)
            throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext(contextPath, null);
        context.addServletContainerInitializer((classes, servlets) -> application.accept(servlets), Set.of());
        ErrorReportValve errors = new ErrorReportValve();
        errors.setShowReport(false);
        errors.setShowServerInfo(false);
        tomcat.getHost().getPipeline().addValve(errors);
        more.accept(tomcat);
        tomcat.start();
        return new TomcatContainer(tomcat);
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }
}
