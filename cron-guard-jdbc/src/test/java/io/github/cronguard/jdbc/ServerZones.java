package io.github.cronguard.jdbc;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Teaches a MariaDB or MySQL, which knows no zones by itself, the ones of a test. */
final class ServerZones {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2030-01-01T00:00:00Z");

    private ServerZones() {}

    static void teach(DataSource server, ZoneId... zones) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < zones.length; i++) {
            int id = 9_001 + i;
            for (String table : List.of("", "_name", "_transition", "_transition_type")) {
                statements.add("DELETE FROM mysql.time_zone" + table + " WHERE Time_zone_id = " + id);
            }
            statements.add(
                    "INSERT IGNORE INTO mysql.time_zone (Time_zone_id, Use_leap_seconds) VALUES (" + id + ", 'N')");
            statements.add("INSERT IGNORE INTO mysql.time_zone_name (Name, Time_zone_id) VALUES ('" + zones[i] + "', "
                    + id + ")");
            for (boolean summer : new boolean[] {false, true}) {
                Instant example = Instant.parse(summer ? "2025-07-01T00:00:00Z" : "2025-01-01T00:00:00Z");
                int offset = zones[i].getRules().getOffset(example).getTotalSeconds();
                statements.add("INSERT INTO mysql.time_zone_transition_type"
                        + " (Time_zone_id, Transition_type_id, `Offset`, Is_DST, Abbreviation) VALUES (" + id + ", "
                        + (summer ? 1 : 0) + ", " + offset + ", " + (summer ? 1 : 0) + ", 'X')");
            }
            statements.addAll(transitions(id, zones[i]));
        }
        TestDatabase.execute(server, statements.toArray(String[]::new));
    }

    private static List<String> transitions(int id, ZoneId zone) {
        List<String> statements = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
        while (next.getInstant().isBefore(TO)) {
            statements.add("INSERT INTO mysql.time_zone_transition"
                    + " (Time_zone_id, Transition_time, Transition_type_id) VALUES (" + id + ", "
                    + next.getInstant().getEpochSecond() + ", " + (next.isGap() ? 1 : 0) + ")");
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return statements;
    }
}
