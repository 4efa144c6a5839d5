package io.github.cronguard.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What somebody reads whose application does not start. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartIT {
    private static final String SHORT = "hunter2-hunter2";

    @TempDir
    private Path folder;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(CronGuardAutoConfiguration.class)
    static class Host {}

    @Test
    void readsAllThatIsWrongWhereItStandsAndWhatToDo(CapturedOutput output) throws IOException {
        refuse(
                """
                cron-guard:
                  reply-time: soon
                  allow-ips:
                    - 192.0.2.0/24
                    - somewhere
                """,
                Map.of("CRON_TOKEN", SHORT, "CRON_GUARD_BATCH", "0", "CRON_GUARD_STATUS_TOKEN", "${NO_SUCH_VARIABLE}"));

        assertThat(output.getAll())
                .contains(
                        "APPLICATION FAILED TO START",
                        "cron-guard cannot start: 5 problems in its configuration:",
                        "- CRON_TOKEN: ",
                        "(System Environment Property \"CRON_TOKEN\")",
                        "- CRON_GUARD_BATCH: it must be a number from 1 to 10000, but is \"0\"",
                        "(System Environment Property \"CRON_GUARD_BATCH\")",
                        "- CRON_GUARD_STATUS_TOKEN: it holds a placeholder",
                        "- cron-guard.reply-time: ",
                        "application.yml] - 2:15)",
                        "- cron-guard.allow-ips: ",
                        "application.yml] - 4:7)",
                        "Correct what is listed")
                .doesNotContain(SHORT, "\tat ");
    }

    @Test
    void readsHowToMakeAMissingToken(CapturedOutput output) throws IOException {
        refuse("", Map.of());

        assertThat(output.getAll())
                .contains(
                        "cron-guard cannot start: 1 problem in its configuration:",
                        "- CRON_TOKEN: it is required",
                        "Make a token with \"openssl rand -hex 32\"")
                .doesNotContain("\tat ");
    }

    private void refuse(String yaml, Map<String, Object> variables) throws IOException {
        Path file = Files.writeString(folder.resolve("application.yml"), yaml);
        SpringApplication application = new SpringApplication(Host.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        StandardEnvironment environment = new StandardEnvironment();
        String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(source, new SystemEnvironmentPropertySource(source, variables));
        application.setEnvironment(environment);
        assertThatThrownBy(() -> application.run("--spring.config.location=" + file.toUri()))
                .hasMessageNotContaining(SHORT);
    }
}
