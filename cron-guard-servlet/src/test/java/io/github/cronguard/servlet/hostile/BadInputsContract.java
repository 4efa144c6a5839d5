package io.github.cronguard.servlet.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.servlet.TestContainer;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Hostile requests, byte for byte over raw sockets, to a guard on a web server as it comes. Rows with the same settings
 * share a server, in the order of the table, on one connection each.
 */
abstract class BadInputsContract {
    private final HostileTokens tokens = HostileTokens.generate();
    private final RowJudge judge = new RowJudge(tokens);
    private final Map<Map<String, String>, HostileHost> hosts = new HashMap<>();
    private final Map<HostileHost, Long> runsSoFar = new HashMap<>();
    private final TestContainer.Starter starter;

    BadInputsContract(TestContainer.Starter starter) {
        this.starter = starter;
    }

    @AfterEach
    void stop() throws Exception {
        for (HostileHost host : hosts.values()) {
            host.stop();
        }
    }

    @TestFactory
    Stream<DynamicNode> answersEachRowOfTheTableAndRunsNothingItRefuses() throws IOException {
        return tests("bad-inputs.tsv");
    }

    @TestFactory
    Stream<DynamicNode> answersEachFurtherRowAndRunsNothingItRefuses() throws IOException {
        return tests("further-inputs.tsv");
    }

    private Stream<DynamicNode> tests(String table) throws IOException {
        Map<Map<String, String>, List<HostileRow>> groups = HostileTable.rows(table).stream()
                .collect(Collectors.groupingBy(HostileRow::settings, LinkedHashMap::new, Collectors.toList()));
        Stream<DynamicNode> rows = groups.entrySet().stream()
                .map(group -> DynamicContainer.dynamicContainer(
                        group.getKey().toString(),
                        group.getValue().stream()
                                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> play(row)))));
        return Stream.concat(rows, Stream.of(DynamicTest.dynamicTest("no run came later", this::noRunCameLater)));
    }

    private void play(HostileRow row) throws Exception {
        HostileHost host = host(row);
        long before = host.runs();
        assertThat(before).as("runs that came after the answer before this one").isEqualTo(runsSoFar.get(host));
        String text;
        try (Wire wire = new Wire(host.port())) {
            text = wire.play(WireText.script(row.request(), tokens), row.answers(), row.isHead());
        }
        long after = host.runs();
        runsSoFar.put(host, after);
        RowJudge.Outcome outcome = new RowJudge.Outcome(text, row.isHead(), after - before);
        assertThat(judge.problems(row, outcome))
                .as("%s, answered%n%s", row, text)
                .isEmpty();
    }

    private HostileHost host(HostileRow row) throws Exception {
        HostileHost host = hosts.get(row.settings());
        if (host == null) {
            host = new HostileHost(starter, tokens, row.settings());
            hosts.put(row.settings(), host);
            runsSoFar.put(host, 0L);
        }
        return host;
    }

    private void noRunCameLater() {
        hosts.values().forEach(host -> assertThat(host.runs()).isEqualTo(runsSoFar.get(host)));
    }
}
