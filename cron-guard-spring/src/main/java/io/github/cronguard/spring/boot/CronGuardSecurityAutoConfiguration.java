package io.github.cronguard.spring.boot;

import io.github.cronguard.spring.CronGuardHandlerMapping;
import io.github.cronguard.spring.security.CronGuardSecurity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.function.SingletonSupplier;

/**
 * Lets the guards' paths, and nothing else, pass Spring Security. It comes behind Boot's own security, which closes the
 * application only where there is no chain yet.
 */
@AutoConfiguration(
        after = CronGuardAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        })
@ConditionalOnClass({SecurityFilterChain.class, CronGuardHandlerMapping.class})
public final class CronGuardSecurityAutoConfiguration {

    /** Made by Spring. */
    public CronGuardSecurityAutoConfiguration() {}

    /** Asks for the mapping late: the guard's beans may need what the filter chains are made of. */
    @Bean
    @ConditionalOnBean(value = CronGuardHandlerMapping.class, name = "springSecurityFilterChain")
    @ConditionalOnMissingBean(name = "cronGuardSecurityFilterChain")
    SecurityFilterChain cronGuardSecurityFilterChain(ObjectProvider<CronGuardHandlerMapping> guards) {
        return CronGuardSecurity.filterChain(SingletonSupplier.of(guards::getObject));
    }
}
