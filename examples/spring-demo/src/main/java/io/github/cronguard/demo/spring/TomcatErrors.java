package io.github.cronguard.demo.spring;

import java.util.List;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the web server is Tomcat. */
@Configuration(proxyBeanMethods = false)
class TomcatErrors {

    /** By its property's name: Tomcat's factory has another package on Boot 3.5 than on 4, and this runs on both. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> malformedRequests() {
        return factory -> PropertyAccessorFactory.forBeanPropertyAccess(factory)
                .setPropertyValue("engineValves", List.of(new MalformedRequests()));
    }
}
