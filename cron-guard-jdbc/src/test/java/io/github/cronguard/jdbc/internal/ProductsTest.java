package io.github.cronguard.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {
    @ParameterizedTest
    @CsvSource({
        "H2, 2.4.240 (2025-09-22), h2",
        "PostgreSQL, 18.0, postgresql",
        "MariaDB, 10.6.0-MariaDB, mariadb",
        "MariaDB, 11.4.5-MariaDB-ubu2404-log, mariadb",
        "MariaDB, 12.0, mariadb",
        "MySQL, 5.5.5-10.11.6-MariaDB-1:10.11.6+maria~deb12, mariadb",
        "MySQL, 11.8.2-MariaDB, mariadb",
        "MySQL, 8.0.17, mysql",
        "MySQL, 8.4.6-0ubuntu0.24.04.1, mysql",
        "MySQL, 9.7.0, mysql",
    })
    void knowsTheDatabaseWhicheverDriverLeadsThere(String product, String version, String name) {
        assertThat(Products.dialect(product, version).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "MariaDB, 10.5.28-MariaDB, MariaDB 10.6 and later",
        "MySQL, 5.5.5-10.5.28-MariaDB, MariaDB 10.6 and later",
        "MySQL, 5.7.44-log, MySQL 8.0.17 and later",
        "MySQL, 8.0.16, MySQL 8.0.17 and later",
        "Microsoft SQL Server, 16.00, 'H2, PostgreSQL, MariaDB and MySQL'",
    })
    void refusesWhatIsTooOldOrUnknownAndSaysSo(String product, String version, String works) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Products.dialect(product, version))
                .withMessageContaining("works on " + works)
                .withMessageContaining(works.startsWith("H2") ? product : version);
    }
}
