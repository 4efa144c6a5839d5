package io.github.cronguard.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronGuardBuilder;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Settings;
import io.github.cronguard.Trigger;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spring.CronGuardHandlerMapping;
import io.github.cronguard.spring.task.CronGuardTask;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletRequest;

/** Two guards in one application. */
class SeveralGuardsTest {

    @Configuration(proxyBeanMethods = false)
    static class BuiltInCode {
        @Bean
        CronGuard mail(Settings settings) {
            return CronGuard.builder(settings).storage(new InMemoryStorage()).build();
        }

        @Bean
        CronGuard billing(Settings settings) {
            return lane(settings);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class FirstOfTheBeans {
        @Bean
        CronGuard main(CronGuardBuilder builder) {
            return builder.build();
        }

        @Bean
        CronGuard billing(Settings settings) {
            return lane(settings);
        }

        @CronGuardTask
        RunCounts report() {
            return RunCounts.processed(3);
        }
    }

    private static CronGuard lane(Settings settings) {
        return CronGuard.builder(settings.toBuilder()
                        .name("billing")
                        .path("/cron/billing/run")
                        .build())
                .storage(new InMemoryStorage())
                .build();
    }

    @Test
    void bothBuiltInCodeAreServed() {
        Runners.web().withUserConfiguration(BuiltInCode.class).run(context -> {
            assertThat(context.getBeansOfType(CronGuard.class)).containsOnlyKeys("mail", "billing");
            CronGuardHandlerMapping mapping = context.getBean(CronGuardHandlerMapping.class);
            assertThat(mapping.serves(new MockHttpServletRequest("POST", "/cron/run")))
                    .isTrue();
            assertThat(mapping.serves(new MockHttpServletRequest("POST", "/cron/billing/run")))
                    .isTrue();
            assertThat(mapping.serves(new MockHttpServletRequest("POST", "/cron/other/run")))
                    .isFalse();
        });
    }

    @Test
    void oneHasTheBeansAndTheOtherItsOwnTasks() {
        Runners.web().withUserConfiguration(FirstOfTheBeans.class).run(context -> {
            assertThat(processed(context.getBean("main", CronGuard.class))).isEqualTo(3);
            assertThat(processed(context.getBean("billing", CronGuard.class))).isZero();
        });
    }

    private static long processed(CronGuard guard) {
        return guard.run(Trigger.timer("own")).counts().processed();
    }
}
