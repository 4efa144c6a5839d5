package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the mail server has written down against what the tables say, when everything has drained.
 *
 * @param runs how many there were
 * @param steps how many there are
 * @param doubles keys of the steps that were mailed more than once
 * @param losses what should have been mailed and was not, or is not known of
 * @param inDoubt steps about which a person decides
 */
record Audit(int runs, int steps, List<String> doubles, List<String> losses, int inDoubt) {

    static Audit of(SmtpRecord smtp, DemoTables tables) throws SQLException {
        Map<String, Integer> mails = new HashMap<>();
        smtp.stepKeys().forEach(key -> mails.merge(key, 1, Integer::sum));
        Set<String> doubles = new TreeSet<>();
        mails.forEach((key, count) -> {
            if (count > 1) {
                doubles.add(key + " " + count + " times");
            }
        });
        List<String> losses = new ArrayList<>();
        List<String> steps = tables.rows("SELECT step_key, state FROM cron_steps ORDER BY id");
        int inDoubt = 0;
        for (String step : steps) {
            String[] parts = step.split(" ", 2);
            Integer sent = mails.remove(parts[0]);
            if (parts[1].equals("UNCERTAIN")) {
                inDoubt++;
            } else if (!parts[1].equals("DONE") || sent == null) {
                losses.add(step + ", mailed " + (sent == null ? 0 : sent) + " times");
            }
        }
        mails.keySet().forEach(key -> losses.add(key + " was mailed and has no row"));
        losses.addAll(unfinished(tables));
        int runs = tables.rows("SELECT id FROM cron_runs").size();
        return new Audit(runs, steps.size(), List.copyOf(doubles), losses, inDoubt);
    }

    /** Each contact had three steps, or waits behind one that is in doubt. */
    private static List<String> unfinished(DemoTables tables) throws SQLException {
        return tables.rows("SELECT e.contact, 'waits for nothing' FROM cron_enrollments e WHERE NOT"
                + " (e.state = 'FINISHED' AND 3 = (SELECT COUNT(*) FROM cron_steps s WHERE s.enrollment_id = e.id))"
                + " AND NOT (e.state = 'ACTIVE' AND 1 ="
                + " (SELECT COUNT(*) FROM cron_steps s WHERE s.enrollment_id = e.id AND s.state = 'UNCERTAIN'))");
    }

    Audit isClean() {
        assertThat(doubles).as("mailed twice").isEmpty();
        assertThat(losses).as("lost").isEmpty();
        return this;
    }
}
