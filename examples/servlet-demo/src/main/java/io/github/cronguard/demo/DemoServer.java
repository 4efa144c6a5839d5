package io.github.cronguard.demo;

import io.github.cronguard.CronGuard;
import io.github.cronguard.admin.AdminAccess;
import io.github.cronguard.admin.AdminServlet;
import io.github.cronguard.demo.jetty.JsonErrors;
import io.github.cronguard.demo.parts.DemoSettings;
import io.github.cronguard.demo.parts.EnrollmentExchange;
import io.github.cronguard.demo.parts.StartFailure;
import io.github.cronguard.servlet.CronExchange;
import io.github.cronguard.servlet.CronRunServlet;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** Jetty with the guard, the enrollments, and 404 for everything else. */
final class DemoServer {
    private static final long GOODBYE_MILLIS = 2_000;

    private final Server server = new Server();
    private final ServerConnector connector;
    private final DemoSettings settings;

    private DemoServer(DemoSettings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // //cron/run comes to our own 404 instead of the container's 400
        http.setUriCompliance(UriCompliance.DEFAULT.with("demo", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
        this.settings = settings;
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        server.addConnector(connector);
        server.setErrorHandler(new JsonErrors());
        server.setStopTimeout(GOODBYE_MILLIS);
    }

    /**
     * Takes the port; nothing is answered yet.
     *
     * @throws StartFailure if the port is taken
     */
    static DemoServer on(DemoSettings settings) {
        DemoServer demo = new DemoServer(settings);
        try {
            demo.connector.open();
            return demo;
        } catch (IOException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new StartFailure(
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": " + reason.getMessage(), e);
        }
    }

    String url() {
        return settings.url(connector.getLocalPort());
    }

    void start(CronGuard guard, AdminAccess admin, EnrollmentServlet enrollments) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(new JsonErrors());
        context.addServletContainerInitializer((classes, servlets) -> {
            CronRunServlet.register(servlets, guard);
            if (admin != AdminAccess.none()) {
                AdminServlet.register(servlets, guard, admin, guard.paths().admin());
            }
            servlets.addServlet("enrollments", enrollments).addMapping(EnrollmentExchange.PATH);
            servlets.addServlet("not found", new NotFoundServlet(new CronExchange(guard)))
                    .addMapping("/");
        });
        server.setHandler(new GracefulHandler(context)); // what is being answered at the end is answered
        server.start();
    }

    void stop() throws Exception {
        server.stop();
    }

    void join() throws InterruptedException {
        server.join();
    }
}
