package io.github.cronguard.spring.boot;

import io.github.cronguard.CronGuard;
import io.github.cronguard.servlet.CronExchange;
import io.github.cronguard.spring.CronGuardFilter;
import io.github.cronguard.spring.CronGuardHandlerMapping;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.DispatcherServlet;

/** Maps the guards' paths. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, CronExchange.class})
class WebConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CronGuardHandlerMapping cronGuardHandlerMapping(ObjectProvider<CronGuard> guards) {
        return new CronGuardHandlerMapping(guards.stream().toList());
    }

    /** In front of all others, so that none of them reads a body whose sender the guard has not seen. */
    @Bean
    @ConditionalOnMissingBean(name = "cronGuardFilter")
    FilterRegistrationBean<CronGuardFilter> cronGuardFilter(ObjectProvider<CronGuardHandlerMapping> guards) {
        FilterRegistrationBean<CronGuardFilter> filter =
                new FilterRegistrationBean<>(new CronGuardFilter(SingletonSupplier.of(guards::getObject)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
