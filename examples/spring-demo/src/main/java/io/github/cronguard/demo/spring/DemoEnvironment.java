package io.github.cronguard.demo.spring;

import io.github.cronguard.Settings;
import io.github.cronguard.demo.parts.DemoSettings;
import io.github.cronguard.demo.parts.DemoToken;
import io.github.cronguard.demo.parts.GuardSettings;
import io.github.cronguard.demo.parts.MailSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns the variables that both demos know into Boot's properties. All settings are checked before anything is started, so
 * that one message has all that is wrong; an application without variables of its own leaves this to the guard.
 */
final class DemoEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Path TOKEN_FILE = Path.of("data", "cron-token");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Settings given = Settings.load();
        Optional<DemoToken> own = DemoToken.unlessGiven(name -> GuardSettings.has(given, name), TOKEN_FILE);
        DemoSettings demo = DemoSettings.read(
                variables(context), GuardSettings.of(given, own).check());
        context.getBeanFactory().registerSingleton("demoSettings", demo);
        own.ifPresent(token -> context.getBeanFactory().registerSingleton("demoToken", token));
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("demo", properties(demo, own)));
    }

    private static Map<String, String> variables(ConfigurableApplicationContext context) {
        return context.getEnvironment().getSystemEnvironment().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, variable -> String.valueOf(variable.getValue())));
    }

    private static Map<String, Object> properties(DemoSettings demo, Optional<DemoToken> own) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", demo.host());
        properties.put("server.port", demo.port());
        properties.put("spring.datasource.url", demo.database().url());
        properties.put("spring.datasource.username", demo.database().user());
        properties.put("spring.datasource.password", demo.database().password().reveal());
        // The sender is there in any case: which beans there are is decided when the application is built, not when it
        // starts.
        properties.put("spring.mail.host", demo.mail().map(MailSettings::host).orElse("localhost"));
        properties.put("spring.mail.port", demo.mail().map(MailSettings::port).orElse(25));
        demo.mail().ifPresent(smtp -> properties.put("spring.mail.properties.mail.smtp.from", smtp.from()));
        own.ifPresent(token -> properties.put("cron-guard.token", token.secret().reveal()));
        return properties;
    }
}
