package io.github.cronguard.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.InvalidSettingsException;
import io.github.cronguard.Trigger;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** Which database has the tables, and who makes them. */
class DataSourcesIT {
    private final ApplicationContextRunner runner =
            Runners.withDatabase().withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID());

    @Configuration(proxyBeanMethods = false)
    static class Two {
        @Bean
        DataSource left() {
            return database();
        }

        @Bean
        DataSource right() {
            return database();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnePrimary {
        @Bean
        DataSource left() {
            return database();
        }

        @Bean
        @Primary
        DataSource right() {
            return database();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OneMarked {
        @Bean
        @Primary
        DataSource left() {
            return database();
        }

        @Bean
        @CronGuardDataSource
        DataSource right() {
            return database();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Outreach {
        @Bean
        Sequence outreach() {
            return Sequence.named("default_outreach")
                    .step(1, "intro")
                    .handledBy(Delivery.AT_MOST_ONCE, step -> StepResult.processed());
        }
    }

    @Test
    void theOnlyDataSourceHasTheTables() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(JdbcStorage.class);
            assertThat(tables(context.getBean(DataSource.class))).isPositive();
        });
    }

    @Test
    void ofSeveralThePrimaryOneHasThem() {
        Runners.withDatabase().withUserConfiguration(OnePrimary.class).run(context -> {
            assertThat(tables(context.getBean("right", DataSource.class))).isPositive();
            assertThat(tables(context.getBean("left", DataSource.class))).isZero();
        });
    }

    @Test
    void theMarkedOneHasThemBeforeThePrimaryOne() {
        Runners.withDatabase().withUserConfiguration(OneMarked.class).run(context -> {
            assertThat(tables(context.getBean("right", DataSource.class))).isPositive();
            assertThat(tables(context.getBean("left", DataSource.class))).isZero();
        });
    }

    @Test
    void severalWithoutAChoiceAreRefusedTogetherWithAllElseThatIsWrong() {
        Runners.withDatabase()
                .withUserConfiguration(Two.class)
                .withPropertyValues("CRON_GUARD_BATCH=many")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidSettingsException.class)
                        .hasMessageContainingAll(
                                "DataSource: there are several (left, right)",
                                "CRON_GUARD_BATCH: it must be a number"));
    }

    @Test
    void theScriptsOfTheApplicationRunBeforeTheGuardLooksForItsTables() {
        runner.withPropertyValues(
                        "cron-guard.initialize-schema=never",
                        "spring.sql.init.schema-locations=classpath:io/github/cronguard/jdbc/schema/h2.sql")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(CronGuard.class));
    }

    @Test
    void worksOnAPoolWithoutAutoCommit() {
        runner.withUserConfiguration(Outreach.class)
                .withPropertyValues("spring.datasource.hikari.auto-commit=false")
                .run(context -> {
                    context.getBean(Enrollments.class).enroll("default_outreach", "anna@example.test", Map.of());

                    assertThat(context.getBean(CronGuard.class)
                                    .run(Trigger.timer("own"))
                                    .counts()
                                    .processed())
                            .isEqualTo(1);
                    JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
                    assertThat(jdbc.queryForObject("SELECT state FROM cron_steps", String.class))
                            .isEqualTo("DONE");
                });
    }

    private static DataSource database() {
        return new EmbeddedDatabaseBuilder()
                .setType(EmbeddedDatabaseType.H2)
                .generateUniqueName(true)
                .build();
    }

    private static int tables(DataSource dataSource) {
        Integer count = new JdbcTemplate(dataSource)
                .queryForObject(
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'CRON\\_%'",
                        Integer.class);
        return count == null ? 0 : count;
    }
}
