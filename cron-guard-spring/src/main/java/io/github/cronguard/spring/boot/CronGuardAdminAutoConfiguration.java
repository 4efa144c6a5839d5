package io.github.cronguard.spring.boot;

import io.github.cronguard.CronGuard;
import io.github.cronguard.admin.AdminAccess;
import io.github.cronguard.admin.AdminServlet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * The Admin Control Center beside the guard's paths, where it is on the class path and the application says who may see it:
 * by a bean of {@link AdminAccess}. An application with several guards registers a servlet for each itself.
 */
@AutoConfiguration(after = CronGuardAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(AdminServlet.class)
@ConditionalOnBean(AdminAccess.class)
@ConditionalOnSingleCandidate(CronGuard.class)
public final class CronGuardAdminAutoConfiguration {

    /** Made by Spring. */
    public CronGuardAdminAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "cronGuardAdmin")
    ServletRegistrationBean<AdminServlet> cronGuardAdmin(CronGuard guard, AdminAccess access) {
        String path = guard.paths().admin();
        ServletRegistrationBean<AdminServlet> pages =
                new ServletRegistrationBean<>(new AdminServlet(guard, access), path, path + "/*");
        pages.setName("cron-guard admin");
        pages.setLoadOnStartup(1);
        pages.setEnabled(access != AdminAccess.none());
        return pages;
    }

    /** Where Spring Security is there too. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(CsrfFilter.class)
    static class OwnFormToken {

        /**
         * The pages' forms have a token of their own, which needs no session; Spring Security's is not asked for there, and
         * there alone.
         */
        @Bean
        @ConditionalOnMissingBean(name = "cronGuardAdminForms")
        FilterRegistrationBean<AdminForms> cronGuardAdminForms(
                @Qualifier("cronGuardAdmin") ServletRegistrationBean<AdminServlet> pages) {
            FilterRegistrationBean<AdminForms> filter = new FilterRegistrationBean<>(new AdminForms());
            filter.setUrlPatterns(pages.getUrlMappings());
            filter.setEnabled(pages.isEnabled());
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }
}
