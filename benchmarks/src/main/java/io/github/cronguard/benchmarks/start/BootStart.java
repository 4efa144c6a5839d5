package io.github.cronguard.benchmarks.start;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A Spring Boot application on Tomcat, without anything of its own; the starter is on the class path or not. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BootStart {

    /**
     * Starts.
     *
     * @param arguments properties
     * @throws IOException if nobody waits for it
     */
    public static void main(String[] arguments) throws IOException {
        try (ConfigurableApplicationContext context = SpringApplication.run(BootStart.class, arguments)) {
            boolean guarded = context.containsBean("cronGuard");
            if (guarded != Boolean.getBoolean("guarded")) {
                throw new IllegalStateException("A guard was " + (guarded ? "" : "not ") + "there");
            }
            Ready.say();
        }
    }
}
