package io.github.cronguard.spring.boot;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.CronGuard;
import io.github.cronguard.CronGuardBuilder;
import io.github.cronguard.GuardClock;
import io.github.cronguard.RunListener;
import io.github.cronguard.Settings;
import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RateLimiter;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spring.CronGuardLifecycle;
import io.github.cronguard.spring.task.TaskMethods;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * One guard out of the application's beans: its {@link Sequence}s, {@code @CronGuardTask} methods, listeners, alert sinks, and whichever
 * parts of a guard the application has beans for. Each bean here steps back where the application has its own.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@Import({JdbcStorageConfiguration.class, MemoryStorageConfiguration.class, WebConfiguration.class})
public final class CronGuardAutoConfiguration {
    private static final Duration PHASE_TIMEOUT = Duration.ofSeconds(30);

    /** Made by Spring. */
    public CronGuardAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    Settings cronGuardSettings(ConfigurableEnvironment environment) {
        return BootSettings.of(environment).settings();
    }

    /** A guard's beginnings, with all beans in it; each one who asks gets a new one. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnSingleCandidate(CronStorage.class)
    CronGuardBuilder cronGuardBuilder(
            Settings settings, CronStorage storage, GuardBeans beans, ObjectProvider<CronGuardCustomizer> customizers) {
        CronGuardBuilder builder = CronGuard.builder(settings).storage(storage);
        beans.addTo(builder);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder;
    }

    @Bean
    GuardBeans cronGuardBeans(
            ObjectProvider<Sequence> sequences,
            ObjectProvider<RunListener> listeners,
            ObjectProvider<AlertSink> alertSinks,
            ObjectProvider<TokenVerifier> verifiers,
            ObjectProvider<RunLock> runLock,
            ObjectProvider<RunRecorder> runRecorder,
            ObjectProvider<RateLimiter> rateLimiter,
            ObjectProvider<StepSource> stepSource,
            ObjectProvider<GuardClock> clock,
            ObjectProvider<ContextCarrier> carrier,
            ConfigurableListableBeanFactory factory) {
        return builder -> {
            sequences.orderedStream().forEach(builder::sequence);
            listeners.orderedStream().forEach(builder::listener);
            alertSinks.orderedStream().forEach(builder::alertSink);
            verifiers.orderedStream().forEach(builder::tokenVerifier);
            runLock.ifAvailable(builder::runLock);
            runRecorder.ifAvailable(builder::runRecorder);
            rateLimiter.ifAvailable(builder::rateLimiter);
            stepSource.ifAvailable(builder::stepSource);
            clock.ifAvailable(builder::clock);
            carrier.ifAvailable(builder::contextCarrier);
            new TaskMethods(factory).addTo(builder);
        };
    }

    @Bean
    @Lazy(false)
    @DependsOnDatabaseInitialization
    @ConditionalOnMissingBean
    CronGuard cronGuard(CronGuardBuilder builder) {
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(CronStorage.class)
    Enrollments cronGuardEnrollments(CronStorage storage) {
        return storage.enrollments();
    }

    @Bean
    @Lazy(false)
    @ConditionalOnMissingBean
    CronGuardLifecycle cronGuardLifecycle(ObjectProvider<CronGuard> guards, Environment environment) {
        Duration most = Binder.get(environment)
                .bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class)
                .orElse(PHASE_TIMEOUT);
        // The rest is for the last answer, and for what the guard writes at its end.
        return new CronGuardLifecycle(
                guards.stream().toList(), most.multipliedBy(4).dividedBy(5));
    }
}
