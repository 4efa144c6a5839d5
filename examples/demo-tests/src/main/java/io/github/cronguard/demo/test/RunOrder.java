package io.github.cronguard.demo.test;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether runs came one after another, by the tables and by the mail server's record. */
final class RunOrder {
    private RunOrder() {}

    /** Runs that began before one of a smaller fence had ended, or before it had begun. */
    static List<String> overlaps(DemoTables tables) throws SQLException {
        return tables.rows("SELECT fence, started_at, earlier FROM (SELECT fence, started_at,"
                + " MAX(COALESCE(finished_at, started_at))"
                + " OVER (ORDER BY fence ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier"
                + " FROM cron_runs) r WHERE started_at < earlier ORDER BY fence");
    }

    /** Mails that arrived behind a mail of a later run. */
    static List<String> outOfTurn(List<String> stepKeys, DemoTables tables) throws SQLException {
        Map<String, Long> fences = new HashMap<>();
        for (String step : tables.rows("SELECT step_key, claim_fence FROM cron_steps WHERE claim_fence IS NOT NULL")) {
            int blank = step.indexOf(' ');
            fences.put(step.substring(0, blank), Long.valueOf(step.substring(blank + 1)));
        }
        List<String> outOfTurn = new ArrayList<>();
        long highest = 0;
        for (String key : stepKeys) {
            long fence = fences.getOrDefault(key, -1L);
            if (fence < highest) {
                outOfTurn.add(key + " of fence " + fence + " behind fence " + highest);
            }
            highest = Math.max(highest, fence);
        }
        return outOfTurn;
    }
}
