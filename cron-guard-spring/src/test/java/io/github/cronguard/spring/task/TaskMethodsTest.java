package io.github.cronguard.spring.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronGuardBuilder;
import io.github.cronguard.InvalidSettingsException;
import io.github.cronguard.MissedSlots;
import io.github.cronguard.RunContext;
import io.github.cronguard.RunCounts;
import io.github.cronguard.RunOutcome;
import io.github.cronguard.Settings;
import io.github.cronguard.Trigger;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class TaskMethodsTest {
    private static final List<String> CALLS = new ArrayList<>();

    private final ManualClock clock = ManualClock.at("2026-11-24T11:57:00Z");
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @AfterEach
    void close() {
        context.close();
        CALLS.clear();
    }

    private CronGuard guard(Class<?>... beans) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("reports.schedule", "0 12 * * *", "off", "")));
        for (Class<?> bean : beans) {
            context.registerBean(bean, definition -> definition.setLazyInit(true));
        }
        context.refresh();
        CronGuardBuilder builder = CronGuard.builder(
                        Settings.builder().token(CronTokens.generate()).build())
                .clock(clock)
                .storage(new InMemoryStorage(clock));
        new TaskMethods(context.getBeanFactory()).addTo(builder);
        return builder.build();
    }

    private static RunOutcome.Ran run(CronGuard guard) {
        return (RunOutcome.Ran) guard.run(Trigger.manual("test"));
    }

    static class Tasks {
        Tasks() {
            CALLS.add("made");
        }

        @CronGuardTask
        RunCounts counted(RunContext run) {
            CALLS.add("counted " + run.fence());
            return RunCounts.processed(3);
        }

        @CronGuardTask(name = "named", every = "10m")
        void silent() {
            CALLS.add("silent");
        }

        @CronGuardTask(schedule = "${reports.schedule}", zone = "Europe/Berlin")
        void atNoon() {
            CALLS.add("noon");
        }

        void noTask() {}
    }

    @Test
    void runsEachMethodByItsScheduleAndMakesTheBeanWhenItIsDue() {
        try (CronGuard guard = guard(Tasks.class)) {
            assertThat(CALLS).isEmpty();
            RunOutcome.Ran first = run(guard);
            assertThat(CALLS).containsExactlyInAnyOrder("made", "counted 1", "silent");
            assertThat(first.counts()).isEqualTo(RunCounts.processed(3));

            CALLS.clear();
            run(guard); // the same minute
            assertThat(CALLS).isEmpty();
            clock.advance(Duration.ofMinutes(3));
            run(guard);
            assertThat(CALLS).containsExactlyInAnyOrder("counted 3", "silent"); // 12:00 UTC is 13:00 in Berlin
        }
    }

    @Test
    void callsThroughTheProxyOfTheBean() {
        context.registerBean("tracing", MethodInterceptor.class, () -> invocation -> {
            CALLS.add("around " + invocation.getMethod().getName());
            return invocation.proceed();
        });
        context.registerBean(BeanNameAutoProxyCreator.class, () -> {
            BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
            creator.setBeanNames("*Proxied");
            creator.setInterceptorNames("tracing");
            creator.setProxyTargetClass(true);
            return creator;
        });
        try (CronGuard guard = guard(Proxied.class)) {
            run(guard);
            assertThat(CALLS).containsExactly("around work", "work");
        }
    }

    public static class Proxied {
        @CronGuardTask
        public void work() {
            CALLS.add("work");
        }
    }

    static class Failing {
        @CronGuardTask
        void broken() throws java.io.IOException {
            throw new java.io.IOException("no paper");
        }
    }

    @Test
    void recordsWhatAMethodThrows() {
        try (CronGuard guard = guard(Failing.class)) {
            assertThat(run(guard).error())
                    .contains("broken")
                    .contains("IOException")
                    .contains("no paper");
        }
    }

    static class Wrong {
        @CronGuardTask
        int returnsANumber() {
            return 1;
        }

        @CronGuardTask
        void takesText(String text) {}

        @CronGuardTask(schedule = "never")
        void noCron() {}

        @CronGuardTask(schedule = "0 6 * * *", zone = "Mars/Base")
        void noZone() {}

        @CronGuardTask(every = "often")
        void noDuration() {}

        @CronGuardTask(schedule = "0 6 * * *", every = "5m")
        void both() {}

        @CronGuardTask(schedule = "${absent.schedule}")
        void noPlaceholder() {}

        @CronGuardTask(name = "sequence:tick")
        void takenName() {}

        @CronGuardTask(missed = MissedSlots.Kind.ALL, missedCap = 0)
        void noCap() {}
    }

    @Test
    void reportsAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> guard(Wrong.class))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("@CronGuardTask Wrong.returnsANumber: it must")
                .hasMessageContaining("@CronGuardTask Wrong.takesText: it must")
                .hasMessageContaining("@CronGuardTask Wrong.noCron: ")
                .hasMessageContaining("@CronGuardTask Wrong.noZone: there is no such zone")
                .hasMessageContaining("@CronGuardTask Wrong.noDuration: every must be a duration")
                .hasMessageContaining("@CronGuardTask Wrong.both: it has both")
                .hasMessageContaining("@CronGuardTask Wrong.noPlaceholder: ")
                .hasMessageContaining("task sequence:tick: the name is taken")
                .hasMessageContaining("@CronGuardTask Wrong.noCap: cap must be");
    }

    @Test
    void makesUpForMissedSlotsByTheRule() {
        try (CronGuard guard = guard(CatchingUp.class)) {
            run(guard);
            clock.advance(Duration.ofMinutes(5));
            run(guard);
            assertThat(CALLS).containsExactly("slot 11:57", "slot 11:58", "slot 11:59", "slot 12:00");
        }
    }

    static class CatchingUp {
        @CronGuardTask(missed = MissedSlots.Kind.ALL, missedCap = 3)
        void eachMinute(RunContext run) {
            CALLS.add("slot " + run.slot().toString().substring(11, 16));
        }
    }
}
