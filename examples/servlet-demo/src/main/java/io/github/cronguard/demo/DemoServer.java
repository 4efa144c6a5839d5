package io.github.cronguard.demo;

import io.github.cronguard.CronGuard;
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
    private final String host;

    private DemoServer(String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // //cron/run comes to our own 404 instead of the container's 400
        http.setUriCompliance(UriCompliance.DEFAULT.with("demo", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT));
        this.host = host;
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        server.setErrorHandler(new JsonErrors());
        server.setStopTimeout(GOODBYE_MILLIS);
    }

    /**
     * Takes the port; nothing is answered yet.
     *
     * @throws StartFailure if the port is taken
     */
    static DemoServer on(String host, int port) {
        DemoServer demo = new DemoServer(host, port);
        try {
            demo.connector.open();
            return demo;
        } catch (IOException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new StartFailure("cannot listen on " + host + ":" + port + ": " + reason.getMessage(), e);
        }
    }

    String url() {
        String address = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + address + ":" + connector.getLocalPort();
    }

    void start(CronGuard guard, EnrollmentServlet enrollments) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.setErrorHandler(new JsonErrors());
        context.addServletContainerInitializer((classes, servlets) -> {
            CronRunServlet.register(servlets, guard);
            servlets.addServlet("enrollments", enrollments).addMapping(EnrollmentServlet.PATH);
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
