package io.github.cronguard.servlet;

import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's TLS, as its documentation sets it up. */
final class JettyTls {
    private JettyTls() {}

    static TestContainer start(TestKey key, Consumer<ServletContext> application) throws Exception {
        return JettyContainer.start("", application, server -> instead(server, key));
    }

    private static void instead(Server server, TestKey key) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(key.file().toString());
        tls.setKeyStorePassword(TestKey.PASSWORD);
        HttpConfiguration http = new HttpConfiguration();
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector =
                new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.setConnectors(new Connector[] {connector});
    }
}
