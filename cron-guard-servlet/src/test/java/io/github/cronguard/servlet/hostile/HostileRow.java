package io.github.cronguard.servlet.hostile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row of a table: a request, the settings under which it comes, and what must be true of the answer. */
record HostileRow(
        String id,
        String what,
        String request,
        Map<String, String> settings,
        List<String> statuses,
        List<String> also) {
    private static final int COLUMNS = 7;

    static HostileRow parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("not " + COLUMNS + " cells: " + line);
        }
        List<String> also = cells[6].isEmpty() || cells[6].equals("-") ? List.of() : List.of(cells[6].split("; "));
        return new HostileRow(cells[0], cells[2], cells[3], settings(cells[4]), List.of(cells[5].split("\\|")), also);
    }

    private static Map<String, String> settings(String cell) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!cell.equals("-")) {
            Arrays.stream(cell.split(" ")).forEach(pair -> {
                int equals = pair.indexOf('=');
                settings.put(pair.substring(0, equals), pair.substring(equals + 1));
            });
        }
        return settings;
    }

    /** How many answers are waited for on the connection. */
    int answers() {
        return also.stream().anyMatch(check -> check.startsWith("then ")) ? 2 : 1;
    }

    boolean isHead() {
        return request.startsWith("HEAD ");
    }

    @Override
    public String toString() {
        return id + " " + what;
    }
}
