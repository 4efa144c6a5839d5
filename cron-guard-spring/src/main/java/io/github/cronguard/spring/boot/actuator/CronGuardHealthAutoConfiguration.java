package io.github.cronguard.spring.boot.actuator;

import io.github.cronguard.CronGuard;
import io.github.cronguard.spring.boot.CronGuardAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * The health indicator {@code cronGuard}: down while no trigger comes or the storage does not answer. Boot's classes for it have
 * moved, so there is one for each major; the classes of the other are never loaded.
 */
@AutoConfiguration(after = CronGuardAutoConfiguration.class)
@Conditional(OnEnabledCronGuardHealth.class)
@ConditionalOnBean(CronGuard.class)
public final class CronGuardHealthAutoConfiguration {
    private static final String NAME = "cronGuardHealthIndicator";

    /** Made by Spring. */
    public CronGuardHealthAutoConfiguration() {}

    /** On Boot 3.5. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    static class Boot3 {

        @Bean
        @ConditionalOnMissingBean(name = NAME)
        HealthIndicator cronGuardHealthIndicator(ObjectProvider<CronGuard> guards) {
            GuardsHealth health = new GuardsHealth(guards.stream().toList());
            return () -> {
                GuardsHealth.Verdict verdict = health.read();
                Health.Builder builder = verdict.up() ? Health.up() : Health.down();
                return builder.withDetails(verdict.details()).build();
            };
        }
    }

    /** On Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class Boot4 {

        @Bean
        @ConditionalOnMissingBean(name = NAME)
        org.springframework.boot.health.contributor.HealthIndicator cronGuardHealthIndicator(
                ObjectProvider<CronGuard> guards) {
            GuardsHealth health = new GuardsHealth(guards.stream().toList());
            return () -> {
                GuardsHealth.Verdict verdict = health.read();
                org.springframework.boot.health.contributor.Health.Builder builder = verdict.up()
                        ? org.springframework.boot.health.contributor.Health.up()
                        : org.springframework.boot.health.contributor.Health.down();
                return builder.withDetails(verdict.details()).build();
            };
        }
    }
}
