package io.github.cronguard.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.InvalidSettingsException;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Trigger;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spring.CronGuardHandlerMapping;
import io.github.cronguard.spring.CronGuardLifecycle;
import io.github.cronguard.spring.task.CronGuardTask;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What there is, and what is refused, when parts or settings are missing or wrong. */
@ExtendWith(OutputCaptureExtension.class)
class ConditionsTest {

    @Configuration(proxyBeanMethods = false)
    static class WrongTask {
        @CronGuardTask(every = "often")
        void report() {}
    }

    @Configuration(proxyBeanMethods = false)
    static class LastWord {
        @Bean
        CronGuardCustomizer oneMoreTask() {
            return builder -> builder.task("more", Schedule.everyTrigger(), run -> RunCounts.processed(7));
        }
    }

    @Test
    void withoutAServletThereIsAGuardAndNoMapping() {
        Runners.plain().run(context -> {
            assertThat(context).hasSingleBean(CronGuard.class).hasSingleBean(CronGuardLifecycle.class);
            assertThat(context).doesNotHaveBean(CronGuardHandlerMapping.class);
            assertThat(context.getBean(CronGuard.class)
                            .run(Trigger.timer("own"))
                            .counts()
                            .failed())
                    .isZero();
        });
    }

    @Test
    void withAServletThereIsAMapping() {
        Runners.web().run(context -> assertThat(context).hasSingleBean(CronGuardHandlerMapping.class));
    }

    @Test
    void withoutADataSourceKeepsEverythingInMemoryAndWarnsOnce(CapturedOutput output) {
        Runners.plain().run(context -> {
            assertThat(context.getBean(CronStorage.class)).isInstanceOf(InMemoryStorage.class);
            assertThat(Pattern.compile("WARN.*in memory")
                            .matcher(output.getAll())
                            .results())
                    .hasSize(1);
        });
    }

    @Test
    void refusesAMissingToken() {
        Runners.plain()
                .withPropertyValues("CRON_TOKEN=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidSettingsException.class)
                        .hasMessageContaining("CRON_TOKEN: it is set but empty"));
    }

    @Test
    void reportsAllThatIsWrongAtOnce() {
        Runners.plain()
                .withUserConfiguration(WrongTask.class)
                .withPropertyValues(
                        "CRON_TOKEN=too-short",
                        "cron-guard.reply-time=soon",
                        "CRON_GUARD_BATCH=-1",
                        "cron-guard.alert-url=http://alerts.example.test")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidSettingsException.class)
                        .hasMessageContainingAll(
                                "5 problems",
                                "CRON_TOKEN: ",
                                "cron-guard.reply-time: ",
                                "CRON_GUARD_BATCH: ",
                                "cron-guard.alert-url: ",
                                "@CronGuardTask WrongTask.report: ")
                        .hasMessageNotContaining("too-short"));
    }

    @Test
    void refusesWrongSettingsAtStartAlsoWhenBeansAreLazy() {
        Runners.plain()
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                // the auto-configuration's asks for the guards, this does not
                .withBean("lifecycle", CronGuardLifecycle.class, () -> new CronGuardLifecycle(List.of(), Duration.ZERO))
                .withPropertyValues("cron-guard.reply-time=soon")
                .run(context ->
                        assertThat(context).getFailure().rootCause().isInstanceOf(InvalidSettingsException.class));
    }

    @Test
    void aCustomizerHasTheLastWord() {
        Runners.plain()
                .withUserConfiguration(LastWord.class)
                .run(context -> assertThat(context.getBean(CronGuard.class)
                                .run(Trigger.timer("own"))
                                .counts()
                                .processed())
                        .isEqualTo(7));
    }
}
