package io.github.cronguard.demo.spring;

import io.github.cronguard.demo.jetty.JsonErrors;
import java.util.Arrays;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the web server is Jetty. */
@Configuration(proxyBeanMethods = false)
class JettyErrors {

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> malformedRequests() {
        return factory -> factory.addServerCustomizers(JettyErrors::customize);
    }

    private static void customize(Server server) {
        server.setErrorHandler(new JsonErrors());
        // //cron/run comes to the guard's own 404 instead of the container's 400
        Arrays.stream(server.getConnectors())
                .map(connector -> connector.getConnectionFactory(HttpConnectionFactory.class))
                .forEach(http -> http.getHttpConfiguration()
                        .setUriCompliance(
                                UriCompliance.DEFAULT.with("demo", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT)));
    }
}
