package io.github.cronguard.servlet.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.servlet.RawAnswer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables and their notation; a reader that understood them wrongly would find nothing wrong. */
class HostileTableTest {
    private static final HostileTokens TOKENS = HostileTokens.generate();
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: b\r\n\r\n";

    @Test
    void theTableIsAsItWasGiven() throws Exception {
        assertThat(HostileTable.rows("bad-inputs.tsv")).hasSize(129);
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(HostileTable.bytes("bad-inputs.tsv"))))
                .isEqualTo("4e490d11f4a0e805a657046414cb84309a5bbfdc804ba812f653794ce9731017");
    }

    @Test
    void noIdStandsTwiceInATable() throws Exception {
        for (String table : List.of("bad-inputs.tsv", "further-inputs.tsv")) {
            assertThat(HostileTable.rows(table).stream().map(HostileRow::id).collect(Collectors.toList()))
                    .doesNotHaveDuplicates()
                    .isNotEmpty();
        }
    }

    @Test
    void readsEveryMarkOfTheNotation() {
        assertThat(script("\\r\\n\\t\\\\\\x00\\xff")).isEqualTo("\r\n\t\\\0\u00ff");
        assertThat(script("\u00e9")).isEqualTo("\u00c3\u00a9");
        assertThat(script("{A*3}{XFF*2}")).isEqualTo("AAA198.51.100.0, 198.51.100.1");
        assertThat(script("{LEN}\\r\\n\\r\\nab{PAUSE*1}c{EOF}")).isEqualTo("3\r\n\r\nab{PAUSE*1}c{EOF}");
        assertThat(script("{TOKEN_CUT}")).hasSize(TOKENS.right().length() - 1);
        assertThat(script("{TOKEN_CASE}")).isNotEqualTo(TOKENS.right()).isEqualToIgnoringCase(TOKENS.right());
        assertThat(script("{OTHER}")).hasSameSizeAs(TOKENS.right()).isNotEqualTo(TOKENS.right());
    }

    @Test
    void takesTwoAnswersApart() {
        String both = "HTTP/1.1 100 Continue\r\n\r\n" + OK + "abHTTP/1.1 401 No\r\nContent-Length: 3\r\n\r\nxy";

        assertThat(WireAnswers.of(both, false)).extracting(RawAnswer::status).containsExactly(200, 401);
        assertThat(WireAnswers.whole(both, false)).isEqualTo(1);
        assertThat(WireAnswers.of("nonsense", false)).isEmpty();
    }

    @Test
    void findsWhatIsWrongWithAnAnswer() {
        Map<String, Boolean> checks = Map.ofEntries(
                Map.entry("no-run", false),
                Map.entry("run", true),
                Map.entry("runs 2", false),
                Map.entry("runs-at-most 0", false),
                Map.entry("then 200", false),
                Map.entry("header X-A=b", true),
                Map.entry("header X-A=c", false),
                Map.entry("header X-B", false),
                Map.entry("no-header X-A", false),
                Map.entry("header-starts X-A=bc", false),
                Map.entry("header-matches X-A=[a-z]", true),
                Map.entry("body ab", true),
                Map.entry("body abc", false),
                Map.entry("empty-body", false),
                Map.entry("body-equal R1", true),
                Map.entry("body-equal R2", false),
                Map.entry("message ab", false),
                Map.entry("same-run R1", false),
                Map.entry("not-contains ab", false));
        checks.forEach((check, holds) ->
                assertThat(problems("200", check).isEmpty()).as(check).isEqualTo(holds));
        assertThat(problems("401", "run")).hasSize(1);
    }

    private static List<String> problems(String status, String check) {
        HostileRow row = HostileRow.parse("R1\tR\twhat\tGET\t-\t" + status + "\t" + check);
        return new RowJudge(TOKENS).problems(row, new RowJudge.Outcome(OK + "ab", false, 1));
    }

    private static String script(String notation) {
        return WireText.script(notation, TOKENS);
    }
}
