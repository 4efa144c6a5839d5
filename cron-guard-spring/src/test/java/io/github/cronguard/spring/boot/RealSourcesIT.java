package io.github.cronguard.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.SettingValue;
import io.github.cronguard.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Boot reads its files itself: a YAML file with a profile's part, and a folder of secrets as containers mount them. */
class RealSourcesIT {
    @TempDir
    private Path folder;

    @Test
    void takesYamlItsProfilesAndFoldersOfSecrets() throws IOException {
        Path yaml = Files.writeString(folder.resolve("application.yml"), """
                cron-guard:
                  require-https: false
                  allow-ips:
                    - 192.0.2.0/24
                    - ${office}
                  token-previous: '0123456789abcdef-is-overridden-by-the-secret'
                office: 198.51.100.7
                EMAIL_SENDING_ENABLED: off
                ---
                spring.config.activate.on-profile: live
                cron-guard:
                  require-https: auto
                  batch: 20
                """);
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("CRON_TOKEN"), BootSources.TOKEN + "\n");
        Files.writeString(secrets.resolve("cron-guard.token-previous"), BootSources.OTHER + "\n");

        assertThat(given(
                        "--spring.config.location=" + yaml.toUri(),
                        "--spring.config.import=configtree:" + secrets + "/",
                        "--spring.profiles.active=live"))
                .containsEntry("cron-guard.require-https", "auto")
                .containsEntry("cron-guard.allow-ips", "192.0.2.0/24,198.51.100.7")
                .containsEntry("cron-guard.batch", "20")
                .containsEntry("EMAIL_SENDING_ENABLED", "false")
                .containsEntry("cron-guard.token-previous", BootSources.OTHER)
                .containsEntry("CRON_TOKEN", BootSources.TOKEN);
    }

    private static Map<String, String> given(String... arguments) {
        SpringApplication application = new SpringApplication(RefusedStartIT.Host.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            return context.getBean(Settings.class).values().stream()
                    .collect(Collectors.toMap(
                            SettingValue::name, value -> value.text().reveal()));
        }
    }
}
