package io.github.cronguard.benchmarks.limiter;

import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.spi.RateLimit;
import java.sql.SQLException;
import java.util.function.Supplier;

/** Bucket4j's buckets: as many permits at once, and all of them again after the window. */
final class Buckets {
    private final Supplier<BucketConfiguration> configuration;
    private final RateLimit limit;

    Buckets(RateLimit limit) {
        this.limit = limit;
        this.configuration = () -> BucketConfiguration.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.permits()).refillIntervally(limit.permits(), limit.window()))
                .build();
    }

    Bucket inMemory() {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.permits()).refillIntervally(limit.permits(), limit.window()))
                .build();
    }

    static void create(HikariDataSource pool) throws SQLException {
        for (String table : new String[] {"bucket_row", "bucket_advisory"}) {
            BenchDatabase.execute(
                    pool,
                    "CREATE TABLE " + table
                            + " (id varchar(255) PRIMARY KEY, state bytea, expires_at bigint, explicit_lock bigint)");
        }
    }

    Bucket byRowLock(HikariDataSource pool, String key) {
        return bucket(
                Bucket4jPostgreSQL.selectForUpdateBasedBuilder(pool)
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .table("bucket_row")
                        .build(),
                key);
    }

    Bucket byAdvisoryLock(HikariDataSource pool, String key) {
        return bucket(
                Bucket4jPostgreSQL.advisoryLockBasedBuilder(pool)
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .table("bucket_advisory")
                        .build(),
                key);
    }

    private Bucket bucket(ProxyManager<String> proxies, String key) {
        return proxies.builder().build(key, configuration);
    }
}
