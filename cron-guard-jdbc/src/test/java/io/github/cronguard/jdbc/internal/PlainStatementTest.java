package io.github.cronguard.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlainStatementTest {
    private static final PlainStatement SUM =
            new PlainStatement("SELECT CAST(:one AS INT) + :two + :one AS sum_of WHERE :one < :most");

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void bindsEachNameWhereverItStands() throws SQLException {
        assertThat(SUM.first(connection, Map.of("one", 1, "two", 20, "most", 9), row -> row.getInt("sum_of")))
                .contains(22);
    }

    @Test
    void tellsThatThereIsNoRow() throws SQLException {
        assertThat(SUM.first(connection, Map.of("one", 10, "two", 20, "most", 9), row -> row.getInt("sum_of")))
                .isEmpty();
    }

    @Test
    void countsTheRowsThatItChanges() throws SQLException {
        new PlainStatement("CREATE TABLE texts (text VARCHAR(9))").update(connection, Map.of());
        PlainStatement insert = new PlainStatement("INSERT INTO texts SELECT :text FROM SYSTEM_RANGE(1, :count)");
        assertThat(insert.update(connection, Map.of("text", "a", "count", 3L))).isEqualTo(3);
    }

    @Test
    void namesAParameterThatIsMissing() {
        assertThatNullPointerException()
                .isThrownBy(() -> SUM.first(connection, Map.of("one", 1, "two", 2), row -> 0))
                .withMessage("most");
    }
}
