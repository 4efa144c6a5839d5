package io.github.cronguard.spring.boot.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spring.RunningApp;
import io.github.cronguard.spring.task.CronGuardTask;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A trace leads from the caller's request over the run to what its tasks do. */
class TraceIT {

    @Configuration(proxyBeanMethods = false)
    @ActuatorHost
    static class Host {
        @Bean
        TestObservationRegistry observations() {
            return TestObservationRegistry.create();
        }

        @Bean
        Invoices invoices(ObservationRegistry observations) {
            return new Invoices(observations);
        }
    }

    record Invoices(ObservationRegistry observations) {
        @CronGuardTask
        void send() {
            Observation.createNotStarted("invoices.send", observations).observe(() -> {});
        }
    }

    @Test
    void fromTheRequestToTheTask() throws Exception {
        try (RunningApp app = RunningApp.start(Host.class)) {
            assertThat(app.post("/cron/run").body()).contains("Schedule executed.");

            TestObservationRegistry observations = app.context().getBean(TestObservationRegistry.class);
            TestObservationRegistryAssert.assertThat(observations)
                    .hasObservationWithNameEqualTo("cron.guard.execution")
                    .that()
                    .hasBeenStopped()
                    .hasLowCardinalityKeyValue("guard", "cron:schedule-run")
                    .hasLowCardinalityKeyValue("outcome", "ok")
                    .hasHighCardinalityKeyValue("run.id", "1")
                    .hasParentObservationContextMatching(parent -> "http.server.requests".equals(parent.getName()));
            TestObservationRegistryAssert.assertThat(observations)
                    .hasObservationWithNameEqualTo("invoices.send")
                    .that()
                    .hasParentObservationContextMatching(parent -> "cron.guard.execution".equals(parent.getName()));
        }
    }
}
