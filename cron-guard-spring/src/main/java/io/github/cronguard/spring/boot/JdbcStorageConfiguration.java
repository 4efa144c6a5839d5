package io.github.cronguard.spring.boot;

import io.github.cronguard.Settings;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.spi.CronStorage;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Keeps everything in the application's database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({JdbcStorage.class, DataSourceUtils.class})
class JdbcStorageConfiguration {

    @Bean
    @ConditionalOnBean(DataSource.class)
    @ConditionalOnMissingBean(CronStorage.class)
    JdbcStorage cronGuardStorage(ConfigurableListableBeanFactory beans, Settings settings) {
        return new DatabaseChoice(beans, settings).storage();
    }
}
