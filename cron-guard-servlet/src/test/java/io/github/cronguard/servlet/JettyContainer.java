package io.github.cronguard.servlet;

import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Jetty 12.1 as it comes, ee10, but for its error pages: they show the request, which may hold a token. */
public final class JettyContainer implements TestContainer {
    private final Server server;

    private JettyContainer(Server server) {
        this.server = server;
    }

    public static TestContainer start(String contextPath, Consumer<ServletContext> application) throws Exception {
        return start(contextPath, application, server -> {});
    }

    /** With more set up before it starts. */
    public static TestContainer start(String contextPath, Consumer<ServletContext> application, Consumer<Server> more)
            throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(contextPath.isEmpty() ? "/" : contextPath);
        context.addServletContainerInitializer((classes, servlets) -> application.accept(servlets));
        // Jetty's own pages show the target of the request, query and all.
        context.setErrorHandler(JettyContainer::silence);
        server.setErrorHandler(JettyContainer::silence);
        server.setHandler(context);
        more.accept(server);
        server.start();
        return new JettyContainer(server);
    }

    private static boolean silence(Request request, Response response, Callback callback) {
        callback.succeeded();
        return true;
    }

    @Override
    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
