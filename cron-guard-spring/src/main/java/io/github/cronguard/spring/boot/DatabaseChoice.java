package io.github.cronguard.spring.boot;

import io.github.cronguard.InvalidSettingsException;
import io.github.cronguard.SettingProblem;
import io.github.cronguard.Settings;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.spring.SpringTransactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;

/** Which data source has the tables, and which transaction manager goes with it. */
final class DatabaseChoice {
    private final ConfigurableListableBeanFactory beans;
    private final Settings settings;

    DatabaseChoice(ConfigurableListableBeanFactory beans, Settings settings) {
        this.beans = beans;
        this.settings = settings;
    }

    JdbcStorage storage() {
        DataSource dataSource = dataSource();
        DataSource plain = SpringTransactions.plain(dataSource);
        return manager(plain)
                .map(manager -> JdbcStorage.on(plain, new SpringTransactions(manager, plain)))
                .orElseGet(() -> JdbcStorage.on(plain));
    }

    private DataSource dataSource() {
        String[] marked = beans.getBeanNamesForAnnotation(CronGuardDataSource.class);
        if (marked.length == 1) {
            return beans.getBean(marked[0], DataSource.class);
        }
        DataSource unique = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (unique != null && marked.length == 0) {
            return unique;
        }
        List<SettingProblem> problems = new ArrayList<>(settings.check());
        problems.add(new SettingProblem(
                "DataSource",
                "there are several (" + String.join(", ", beans.getBeanNamesForType(DataSource.class))
                        + "): mark the one with cron-guard's tables as @CronGuardDataSource"));
        throw new InvalidSettingsException(problems);
    }

    /** Of several managers the one that is known to manage the data source. */
    private Optional<PlatformTransactionManager> manager(DataSource plain) {
        PlatformTransactionManager unique =
                beans.getBeanProvider(PlatformTransactionManager.class).getIfUnique();
        List<PlatformTransactionManager> own = beans.getBeanProvider(PlatformTransactionManager.class).stream()
                .filter(manager -> manages(manager, plain))
                .toList();
        if (own.size() == 1) {
            return Optional.of(own.get(0));
        }
        return Optional.ofNullable(unique);
    }

    private static boolean manages(PlatformTransactionManager manager, DataSource plain) {
        return manager instanceof ResourceTransactionManager resource && resource.getResourceFactory() == plain;
    }
}
