package io.github.cronguard.spring.boot;

import io.github.cronguard.GuardClock;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spi.CronStorage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps everything in memory, where there is no database. */
@Configuration(proxyBeanMethods = false)
class MemoryStorageConfiguration {
    private static final Logger log = LoggerFactory.getLogger(MemoryStorageConfiguration.class);

    @Bean
    @ConditionalOnMissingBean
    CronStorage cronGuardStorage(ObjectProvider<GuardClock> clock) {
        log.warn(
                "cron-guard keeps its runs, lock and contacts in memory: they are lost at the end of this process, and other"
                        + " processes do not see them. Add cron-guard-jdbc, spring-jdbc and a DataSource to keep them.");
        return new InMemoryStorage(clock.getIfAvailable(GuardClock::system));
    }
}
