package io.github.cronguard.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.Contact;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host's URL may tell the driver to send batches in other ways: what they changed is counted all the same. */
class DriverOptionsIT {
    @RegisterExtension
    private final TestDatabase mariaDb = new TestDatabase(DatabaseKind.MARIADB, true);

    @RegisterExtension
    private final TestDatabase postgres = new TestDatabase(DatabaseKind.POSTGRESQL, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "useBulkStmts=true",
                "useBulkStmtsForInserts=false",
                "useBulkStmts=true&useServerPrepStmts=true",
                "allowLocalInfile=false&useBulkStmts=true",
                "rewriteBatchedStatements=true",
                "useAffectedRows=true",
                "disablePipeline=true",
                "allowMultiQueries=true&sessionVariables=sql_mode='ANSI,NO_BACKSLASH_ESCAPES'"
            })
    void ofMariaDbsDriver(String option) {
        check(Running.on(mariaDb.pool(mariaDb.newUrl() + "&" + option, 3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "characterEncoding=UTF-8",
                "rewriteBatchedStatements=true",
                "rewriteBatchedStatements=true&useServerPrepStmts=true",
                "useAffectedRows=true&useServerPrepStmts=true",
                "connectionTimeZone=America/New_York&forceConnectionTimeZoneToSession=false&sendFractionalSeconds=true"
            })
    void ofMySqlsDriverInFrontOfMariaDb(String option) {
        String url = mariaDb.newUrl().replace("jdbc:mariadb:", "jdbc:mysql:") + "&" + option;
        check(Running.on(mariaDb.pool(url, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reWriteBatchedInserts=true", "prepareThreshold=1", "preferQueryMode=simple"})
    void ofPostgreSqlsDriver(String option) {
        check(Running.on(postgres.pool(postgres.newUrl() + "&" + option, 3)));
    }

    private static void check(Running running) {
        JdbcEnrollments enrollments = running.storage().enrollments();
        assertThat(enrollments.enrollAll("outreach", contacts(0, 5))).isEqualTo(5);
        assertThat(enrollments.enrollAll("outreach", contacts(3, 12))).isEqualTo(7);
        assertThat(enrollments.enrollAll("outreach", contacts(0, 12))).isZero();
        assertThat(running.storage().stepSource().backlog().due()).isEqualTo(12);
        try (Lease lease = running.acquire()) {
            running.start(lease);
            Claim claim = running.claim(lease, 12);
            List<StepMark> marks = new ArrayList<>(Running.done(claim));
            assertThat(running.storage().stepSource().mark(claim, marks.subList(0, 5)))
                    .isEqualTo(5);
            assertThat(running.storage().stepSource().mark(claim, marks)).isEqualTo(7);
            assertThat(running.storage().stepSource().mark(claim, marks)).isZero();
            assertThat(lease.extend(Contexts.TTL)).isTrue();
        }
        assertThat(running.storage().prune(Duration.ofDays(90), 100)).isZero();
        assertThat(enrollments.count("outreach")).isEqualTo(12);
    }

    private static List<Contact> contacts(int from, int to) {
        List<Contact> contacts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            contacts.add(Contact.of("user-" + i + "@example.test"));
        }
        return contacts;
    }
}
