package io.github.cronguard.spring.boot.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.CronGuard;
import io.github.cronguard.Trigger;
import io.github.cronguard.spring.RunningApp;
import io.github.cronguard.spring.boot.CronGuardAutoConfiguration;
import io.github.cronguard.spring.metrics.CronGuardMetrics;
import io.github.cronguard.spring.metrics.ObservationCarrier;
import io.github.cronguard.spring.metrics.SnapshotCarrier;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What is there, and what is not, by what the application has. */
class ConditionsTest {
    private static final String METRICS = "cronGuardMetricsCustomizer";
    private static final String GAUGES = "cronGuardGauges";
    private static final String OBSERVATIONS = "cronGuardObservationCustomizer";
    private static final String HEALTH = "cronGuardHealthIndicator";
    private static final String ENDPOINT = "cronGuardEndpoint";

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CronGuardAutoConfiguration.class,
                    CronGuardEndpointAutoConfiguration.class,
                    CronGuardHealthAutoConfiguration.class,
                    CronGuardMetricsAutoConfiguration.class,
                    CronGuardObservationAutoConfiguration.class))
            .withPropertyValues(
                    "CRON_TOKEN=" + RunningApp.TOKEN,
                    "cron-guard.name=billing",
                    "management.endpoints.web.exposure.include=cronguard");

    private final ApplicationContextRunner runner = bare.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(ObservationRegistry.class, TestObservationRegistry::create);

    private static void runs(ApplicationContext context) {
        assertThat(context.getBean(CronGuard.class).run(Trigger.timer("own")).counts())
                .isNotNull();
    }

    private static TestObservationRegistry observations(ApplicationContext context) {
        return (TestObservationRegistry) context.getBean(ObservationRegistry.class);
    }

    @Test
    void allIsThereWhereAllIsOnTheClassPath() {
        runner.run(context -> {
            runs(context);
            assertThat(context)
                    .hasBean(METRICS)
                    .hasBean(GAUGES)
                    .hasBean(OBSERVATIONS)
                    .hasBean(HEALTH)
                    .hasBean(ENDPOINT);
            assertThat(context).getBean(ContextCarrier.class).isInstanceOf(SnapshotCarrier.class);
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            context.getBean(GAUGES, MeterBinder.class).bindTo(meters);
            assertThat(meters.get("cron.guard.run")
                            .tag("guard", "billing")
                            .tag("outcome", "ok")
                            .timer()
                            .count())
                    .isOne();
            assertThat(meters.get("cron.guard.backlog")
                            .tag("guard", "billing")
                            .gauge()
                            .value())
                    .isZero();
            TestObservationRegistryAssert.assertThat(observations(context))
                    .hasSingleObservationThat()
                    .hasLowCardinalityKeyValue("guard", "billing");
        });
    }

    @Test
    void withoutTheActuatorThereIsNoHealthAndNoEndpoint() {
        runner.withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> {
                    runs(context);
                    assertThat(context)
                            .doesNotHaveBean(HEALTH)
                            .doesNotHaveBean(ENDPOINT)
                            .hasBean(METRICS);
                });
    }

    @Test
    void withoutMicrometerNothingIsMeasuredOrObserved() {
        bare.withClassLoader(new FilteredClassLoader("io.micrometer")).run(context -> {
            runs(context);
            assertThat(context)
                    .doesNotHaveBean(METRICS)
                    .doesNotHaveBean(GAUGES)
                    .doesNotHaveBean(OBSERVATIONS)
                    .doesNotHaveBean(ContextCarrier.class)
                    .hasBean(HEALTH);
        });
    }

    @Test
    void withoutRegistriesNothingIsMeasuredOrObserved() {
        bare.run(context -> {
            runs(context);
            assertThat(context)
                    .doesNotHaveBean(METRICS)
                    .doesNotHaveBean(GAUGES)
                    .doesNotHaveBean(OBSERVATIONS)
                    .doesNotHaveBean(ContextCarrier.class);
        });
    }

    @Test
    void aRegistryThatObservesNothingCostsNothing() {
        bare.withBean(ObservationRegistry.class, () -> ObservationRegistry.NOOP).run(ConditionsTest::runs);
    }

    @Test
    void withoutContextPropagationTheObservationAloneIsCarried() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer.context")).run(context -> {
            runs(context);
            assertThat(context).getBean(ContextCarrier.class).isInstanceOf(ObservationCarrier.class);
        });
    }

    @Test
    void theApplicationsOwnCarrierAndMetricsWin() {
        ContextCarrier own = work -> work;
        runner.withBean("own", ContextCarrier.class, () -> own)
                .withBean(CronGuardMetrics.class, () -> new CronGuardMetrics(new SimpleMeterRegistry(), "own"))
                .run(context -> {
                    runs(context);
                    assertThat(context).getBean(ContextCarrier.class).isSameAs(own);
                    assertThat(context).doesNotHaveBean(METRICS);
                    assertThat(context.getBean(MeterRegistry.class)
                                    .find("cron.guard.run")
                                    .timers())
                            .isEmpty();
                });
    }

    @Test
    void healthIsSwitchedOffLikeAnyOther() {
        runner.withPropertyValues("management.health.cronguard.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HEALTH));
        runner.withPropertyValues("management.health.defaults.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HEALTH));
        runner.withPropertyValues(
                        "management.health.defaults.enabled=false", "management.health.cronguard.enabled=true")
                .run(context -> assertThat(context).hasBean(HEALTH));
    }

    @Test
    void theEndpointIsThereOnlyWhereItIsExposed() {
        runner.withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context).doesNotHaveBean(ENDPOINT));
        runner.withPropertyValues("management.endpoint.cronguard.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(ENDPOINT));
    }
}
