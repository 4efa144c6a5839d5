package io.github.cronguard.spring;

import io.github.cronguard.jdbc.HostTransactions;
import java.sql.Connection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring's transactions on one data source: what {@code JdbcTemplate} or an object-relational mapper writes in a
 * {@code TRANSACTIONAL} step's handler commits with the step's mark, and an enrollment with the caller's
 * {@code @Transactional} method. Thread-safe.
 */
public final class SpringTransactions implements HostTransactions {
    private final DataSource dataSource;
    private final TransactionTemplate inNew;
    private final TransactionTemplate inCurrent;

    /**
     * Transactions of a manager.
     *
     * @param manager manages transactions on the data source
     * @param dataSource the storage's; see {@link #plain}
     */
    public SpringTransactions(PlatformTransactionManager manager, DataSource dataSource) {
        this.dataSource = plain(dataSource);
        this.inNew = new TransactionTemplate(manager);
        inNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        inNew.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        inNew.setName("cron-guard step");
        this.inCurrent = new TransactionTemplate(manager);
        inCurrent.setPropagationBehavior(TransactionDefinition.PROPAGATION_MANDATORY);
    }

    /**
     * The data source whose connections are its own, and not those of the calling thread's transaction.
     *
     * @param dataSource of the application
     * @return what lies behind Spring's transaction-aware proxies
     */
    public static DataSource plain(DataSource dataSource) {
        DataSource plain = dataSource;
        while (plain instanceof TransactionAwareDataSourceProxy proxy) {
            plain = Objects.requireNonNull(proxy.getTargetDataSource());
        }
        return plain;
    }

    @Override
    public <T> T inNew(Function<Connection, T> work) {
        return Objects.requireNonNull(inNew.execute(status -> {
            if (!isOnTheDataSource()) {
                throw new IllegalStateException(
                        "The transaction manager does not manage the data source of cron-guard's"
                                + " tables: give cron-guard the one that does, or use another delivery than TRANSACTIONAL");
            }
            return onThisThreads(work);
        }));
    }

    /** Asks the manager: a transaction of another one may have left a connection of this data source with the thread. */
    @Override
    public <T> Optional<T> inCurrent(Function<Connection, T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(inCurrent.execute(status -> isOnTheDataSource() ? onThisThreads(work) : null));
        } catch (IllegalTransactionStateException none) {
            return Optional.empty();
        }
    }

    private <T> T onThisThreads(Function<Connection, T> work) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return work.apply(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private boolean isOnTheDataSource() {
        return TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder;
    }
}
