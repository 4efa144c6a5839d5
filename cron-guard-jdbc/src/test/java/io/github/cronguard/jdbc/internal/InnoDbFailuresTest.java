package io.github.cronguard.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.jdbc.internal.Dialect.Failure;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors that no test can bring about on both databases at will. */
class InnoDbFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "1205, LOCK_TIMEOUT",
        "1213, TRANSIENT",
        "1020, TRANSIENT",
        "1062, TRANSIENT",
        "1146, MISSING_TABLE",
        "1049, MISSING_TABLE",
        "1064, OTHER",
        "1927, OTHER",
    })
    void anErrorsNumberSaysWhatItMeans(int number, Failure failure) {
        SQLException error = new SQLException("x", "HY000", number);
        assertThat(new MariaDbDialect().meaningOf(new IllegalStateException(error)))
                .isEqualTo(failure);
        assertThat(new MySqlDialect().meaningOf(new BatchUpdateException("x", "HY000", number, new int[0])))
                .isEqualTo(failure);
    }
}
