package io.github.cronguard.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.CronGuard;
import io.github.cronguard.CronRequest;
import io.github.cronguard.GuardClock;
import io.github.cronguard.RunListener;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RateLimiter;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.Verification;
import io.github.cronguard.spring.CronGuardHandlerMapping;
import io.github.cronguard.spring.CronGuardLifecycle;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bean of the auto-configuration steps back where the application has its own, and each part of a guard can be one. */
class OwnBeansTest {
    private static final CronRequest CALL = CronRequest.post("/cron/run")
            .header("Authorization", "Bearer " + BootSources.TOKEN)
            .from("127.0.0.1");

    static Stream<Arguments> parts() {
        return Stream.of(
                part(CronStorage.class, storage -> storage),
                part(RunLock.class, CronStorage::runLock),
                part(RunRecorder.class, CronStorage::runRecorder),
                part(StepSource.class, CronStorage::stepSource),
                part(RateLimiter.class, storage -> key -> new RateLimitResult(true, 1, 1, Duration.ZERO)),
                part(TokenVerifier.class, storage -> request -> new Verification.Absent()),
                part(GuardClock.class, storage -> GuardClock.system()),
                part(ContextCarrier.class, storage -> work -> work),
                part(RunListener.class, storage -> new RunListener() {}));
    }

    /** Names the lambda's type. */
    private static <T> Arguments part(Class<T> type, Function<CronStorage, T> of) {
        return arguments(type, of);
    }

    @ParameterizedTest
    @MethodSource("parts")
    <T> void isAskedInPlaceOfTheGuardsOwn(Class<T> type, Function<CronStorage, T> of) {
        CronStorage storage = new InMemoryStorage();
        CountedPart<T> counted = new CountedPart<>(type, () -> of.apply(storage));
        Sequence sequence = Sequence.named("default_outreach")
                .step(1, "intro")
                .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed());

        Runners.plain()
                .withBean("counted", type, counted::part)
                .withBean(Sequence.class, () -> sequence)
                .withInitializer(context -> {
                    if (type != CronStorage.class) {
                        context.getBeanFactory().registerSingleton("storage", storage);
                    }
                })
                .run(context -> {
                    int before = counted.calls();
                    assertThat(context.getBean(CronGuard.class).handle(CALL).status())
                            .isEqualTo(200);
                    assertThat(counted.calls()).isGreaterThan(before);
                });
    }

    @Test
    void hasTheApplicationsSettings() {
        Settings own =
                Settings.builder().token(BootSources.OTHER).path("/own/run").build();

        Runners.plain()
                .withBean("own", Settings.class, () -> own)
                .withPropertyValues("cron-guard.reply-time=not-looked-at")
                .run(context -> assertThat(
                                context.getBean(CronGuard.class).paths().run())
                        .isEqualTo("/own/run"));
    }

    @Test
    void hasTheApplicationsGuardAlone() {
        CronGuard own = guard("own");

        Runners.web()
                .withBean("own", CronGuard.class, () -> own)
                .run(context -> assertThat(context.getBean(CronGuard.class)).isSameAs(own));
    }

    @Test
    void hasTheApplicationsMappingLifecycleAndEnrollments() {
        CronGuardHandlerMapping mapping = new CronGuardHandlerMapping(guard("other"));
        CronGuardLifecycle lifecycle = new CronGuardLifecycle(List.of(), Duration.ZERO);
        Enrollments enrollments = new InMemoryStorage().enrollments();

        Runners.web()
                .withBean("own-mapping", CronGuardHandlerMapping.class, () -> mapping)
                .withBean("own-lifecycle", CronGuardLifecycle.class, () -> lifecycle)
                .withBean("own-enrollments", Enrollments.class, () -> enrollments)
                .run(context -> {
                    assertThat(context.getBean(CronGuardHandlerMapping.class)).isSameAs(mapping);
                    assertThat(context.getBean(CronGuardLifecycle.class)).isSameAs(lifecycle);
                    assertThat(context.getBean(Enrollments.class)).isSameAs(enrollments);
                });
    }

    private static CronGuard guard(String name) {
        return CronGuard.builder(
                        Settings.builder().token(BootSources.TOKEN).name(name).build())
                .storage(new InMemoryStorage())
                .build();
    }
}
