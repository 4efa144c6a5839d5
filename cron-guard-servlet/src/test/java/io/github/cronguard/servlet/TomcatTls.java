package io.github.cronguard.servlet;

import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Tomcat's TLS, as its documentation sets it up. */
final class TomcatTls {
    private TomcatTls() {}

    static TestContainer start(TestKey key, Consumer<ServletContext> application) throws Exception {
        return TomcatContainer.start("", application, tomcat -> on(tomcat.getConnector(), key));
    }

    private static void on(Connector connector, TestKey key) {
        SSLHostConfig host = new SSLHostConfig();
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystoreFile(key.file().toString());
        certificate.setCertificateKeystorePassword(TestKey.PASSWORD);
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
        connector.setSecure(true);
        connector.setScheme("https");
        connector.setProperty("SSLEnabled", "true");
    }
}
