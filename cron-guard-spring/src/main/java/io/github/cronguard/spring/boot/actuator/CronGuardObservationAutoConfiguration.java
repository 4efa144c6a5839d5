package io.github.cronguard.spring.boot.actuator;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.spring.boot.CronGuardCustomizer;
import io.github.cronguard.spring.metrics.CronGuardObservations;
import io.github.cronguard.spring.metrics.ObservationCarrier;
import io.github.cronguard.spring.metrics.SnapshotCarrier;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Observes the runs, where there is an {@link ObservationRegistry}, as a part of their triggers' traces. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnSingleCandidate(ObservationRegistry.class)
public final class CronGuardObservationAutoConfiguration {
    private static final String SNAPSHOTS = "io.micrometer.context.ContextSnapshotFactory";

    /** Made by Spring. */
    public CronGuardObservationAutoConfiguration() {}

    /** For each guard that is built from the application's builder; it knows its name. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @ConditionalOnMissingBean(CronGuardObservations.class)
    CronGuardCustomizer cronGuardObservationCustomizer(ObservationRegistry registry) {
        return builder -> builder.listener(new CronGuardObservations(registry, builder.name()));
    }

    /** Takes along whatever is registered for that. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = SNAPSHOTS)
    @ConditionalOnMissingBean(ContextCarrier.class)
    static class Snapshots {

        @Bean
        ContextCarrier cronGuardContextCarrier() {
            return new SnapshotCarrier();
        }
    }

    /** Takes the observation along. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(SNAPSHOTS)
    @ConditionalOnMissingBean(ContextCarrier.class)
    static class Observations {

        @Bean
        ContextCarrier cronGuardContextCarrier(ObservationRegistry registry) {
            return new ObservationCarrier(registry);
        }
    }
}
