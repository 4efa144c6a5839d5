package io.github.cronguard.admin.database;

import io.github.cronguard.admin.Client;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A page, and what it costs.
 *
 * @param path with its query
 * @param statements that it sends to the database
 * @param status of its answer
 */
record PageCase(String path, int statements, int status) {
    private static PageCase of(int statements, String path) {
        return new PageCase(path, statements, 200);
    }

    /** All pages of a guard with many rows, in each shape that asks the database another question. */
    static List<PageCase> all(ManyRows many, Instant now) {
        int rows = many.rows();
        Instant from = now.minus(Duration.ofMinutes(rows / 2)).truncatedTo(ChronoUnit.SECONDS);
        String span = "from=" + from + "&to=" + from.plus(Duration.ofMinutes(Math.min(rows / 4, 43_200)));
        String sequence = "sequence=" + ManyRows.SEQUENCE;
        return List.of(
                of(6, "/"),
                of(7, "/?done=" + rows),
                of(2, "/tiles"),
                of(3, "/runs"),
                of(3, "/runs?status=OK"),
                of(3, "/runs?status=FAILED"),
                of(3, "/runs?status=ABANDONED"),
                of(3, "/runs?caller=default"),
                of(3, "/runs?caller=nobody"),
                of(3, "/runs?request=none"),
                new PageCase("/runs?request=request-77", 2, 303),
                of(3, "/runs?" + span),
                of(3, "/runs?" + span + "&status=FAILED"),
                of(3, "/runs?" + span + "&caller=default"),
                of(4, "/runs?before=" + rows / 2),
                of(5, "/runs?after=" + (rows - 5)),
                of(8, "/runs/1"),
                of(9, "/runs/" + rows),
                new PageCase("/runs/999999999", 3, 404),
                of(3, "/sequences"),
                of(2, "/contact"),
                of(4, "/contact?contact=" + Client.encoded("user-7@example.test")),
                of(6, "/attention"),
                of(6, "/attention?state=UNCERTAIN"),
                of(6, "/attention?state=DEAD"),
                of(5, "/attention?state=QUEUED"),
                of(6, "/attention?state=DEAD&" + sequence),
                of(6, "/attention?state=DEAD&error=user"),
                of(6, "/attention?state=DEAD&error=none&" + sequence),
                of(6, "/attention?state=DEAD&before=" + rows),
                of(2, "/lock"),
                of(3, "/audit"),
                of(3, "/audit?before=" + rows / 2),
                of(3, "/refusals"),
                of(3, "/refusals?within=HOUR"),
                of(3, "/refusals?within=WEEK"));
    }
}
