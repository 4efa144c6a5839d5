package io.github.cronguard.spring.boot.actuator;

import io.github.cronguard.CronGuard;
import io.github.cronguard.GuardClock;
import io.github.cronguard.spring.boot.CronGuardCustomizer;
import io.github.cronguard.spring.metrics.CronGuardGauges;
import io.github.cronguard.spring.metrics.CronGuardMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Measures the guards, where there is a {@link MeterRegistry}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
public final class CronGuardMetricsAutoConfiguration {

    /** Made by Spring. */
    public CronGuardMetricsAutoConfiguration() {}

    /** For each guard that is built from the application's builder; it knows its name. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @ConditionalOnMissingBean(CronGuardMetrics.class)
    CronGuardCustomizer cronGuardMetricsCustomizer(MeterRegistry registry) {
        return builder -> builder.listener(new CronGuardMetrics(registry, builder.name()));
    }

    /** Asks for the guards when it is bound: they are made after the registry. */
    @Bean
    MeterBinder cronGuardGauges(ObjectProvider<CronGuard> guards, ObjectProvider<GuardClock> clock) {
        return registry -> guards.stream()
                .forEach(
                        guard -> new CronGuardGauges(guard, clock.getIfAvailable(GuardClock::system)).bindTo(registry));
    }
}
