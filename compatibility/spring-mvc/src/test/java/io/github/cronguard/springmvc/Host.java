package io.github.cronguard.springmvc;

import io.github.cronguard.CronGuard;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spring.CronGuardHandlerMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A guard, and the one bean that maps it. */
@Configuration(proxyBeanMethods = false)
class Host {
    static final String TOKEN = "k7Q2vX9mB4tR8wZ1nC6yH3jL5pD0sFgA-test";

    @Bean
    CronGuard guard() {
        return CronGuard.builder(Settings.builder()
                        .token(TOKEN)
                        .rateLimit("1000/1m")
                        .set("cron-guard.failure-limit", "1000/1m")
                        .build())
                .storage(new InMemoryStorage())
                .task("count", Schedule.everyTrigger(), run -> RunCounts.processed(1))
                .build();
    }

    @Bean
    CronGuardHandlerMapping guards(CronGuard guard) {
        return new CronGuardHandlerMapping(guard);
    }
}
