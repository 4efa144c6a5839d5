package io.github.cronguard.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.RunContext;
import io.github.cronguard.RunCounts;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.Trigger;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spring.task.CronGuardTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a Boot host gets for one dependency and one bean. */
class StarterIT {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Host {
        final List<String> done = Collections.synchronizedList(new ArrayList<>());

        @Bean
        Sequence outreach() {
            return Sequence.named("default_outreach").step(1, "intro").handledBy(Delivery.AT_MOST_ONCE, step -> {
                done.add(step.contact());
                return StepResult.processed();
            });
        }

        @CronGuardTask
        RunCounts invoices(RunContext run) {
            done.add("invoices");
            return RunCounts.processed(2);
        }
    }

    @Test
    void runsTheBeansOfTheHost() throws Exception {
        try (RunningApp app = RunningApp.start(Host.class)) {
            app.context().getBean(Enrollments.class).enroll("default_outreach", "anna@example.test", Map.of());

            assertThat(app.post("/cron/run").body())
                    .startsWith("{\"ok\":true,\"message\":\"Schedule executed.\"")
                    .contains("\"processed\":3");
            assertThat(app.context().getBean(Host.class).done).containsExactly("anna@example.test", "invoices");
            assertThat(app.sendAs("Bearer wrong", "POST", "/cron/run").statusCode())
                    .isEqualTo(401);
            assertThat(app.get("/cron/status").body()).contains("\"state\":\"ON_TIME\"");
            assertThat(app.context().getBean(CronGuard.class).run(Trigger.timer("own")))
                    .isInstanceOf(RunOutcome.Ran.class);
        }
    }
}
