package io.github.cronguard.admin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.Client;
import io.github.cronguard.admin.Operator;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spi.AuditRecord;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser sends a credential along with the form of any site: only a form of ours, for this operator, acts. */
class FormDefencesIT {
    private static final Operator ANNA = new Operator("anna", true);
    private static final String ACTION = "/actions/probe";

    private final AdminHost host = AdminHost.inMemory();
    private final Probe probe = new Probe();
    private Client anna = Client.nowhere();

    @BeforeEach
    void serve() throws Exception {
        anna = host.serve(probe::serve).as("anna");
    }

    @AfterEach
    void close() {
        host.close();
    }

    private String token() {
        return new FormToken(host.guard.console()).of(ANNA);
    }

    private int posted(String token, String... headers) {
        return anna.post(ACTION, Map.of("csrf", token), headers).statusCode();
    }

    private List<AuditRecord> audit() {
        return host.memory.auditLog().page(null, 100);
    }

    @Test
    void actsOnItsOwnFormAndLeadsOnRelatively() {
        HttpResponse<String> answer = anna.post(ACTION, Map.of("csrf", token()));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("../runs?done=1");
        assertThat(probe.seen).hasSize(1);
        assertThat(audit()).isEmpty();
    }

    @Test
    void refusesAFormWithoutItsTokenAndAuditsThat() {
        HttpResponse<String> answer = anna.post(ACTION, Map.of());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Load the page again");
        assertThat(probe.seen).isEmpty();
        assertThat(audit()).singleElement().satisfies(row -> {
            assertThat(row.entry().who()).isEqualTo("anna");
            assertThat(row.entry().action()).isEqualTo("probe");
            assertThat(row.entry().refused()).isTrue();
        });
    }

    @Test
    void refusesATokenOfAnotherOperatorOrGuardOrWithAnotherEnd() {
        String own = token();
        assertThat(posted(new FormToken(host.guard.console()).of(new Operator("bert", true))))
                .isEqualTo(403);
        try (AdminHost other = AdminHost.on(host.clock, new InMemoryStorage(host.clock), "other")) {
            assertThat(posted(new FormToken(other.guard.console()).of(ANNA))).isEqualTo(403);
        }
        long end = Long.parseLong(own.substring(0, own.indexOf('.')));
        assertThat(posted((end + 1) + own.substring(own.indexOf('.')))).isEqualTo(403);
        assertThat(posted(own + "A")).isEqualTo(403);
        assertThat(posted("")).isEqualTo(403);
        assertThat(posted("x".repeat(10_000))).isEqualTo(403);
        assertThat(anna.send("POST", ACTION, "csrf=" + own + "&csrf=" + own).statusCode())
                .isEqualTo(403);
        assertThat(probe.seen).isEmpty();
        assertThat(posted(own)).isEqualTo(303);
    }

    @Test
    void takesATokenForElevenHoursAndNotForTwelve() {
        String token = token();
        host.clock.advance(Duration.ofHours(11));
        assertThat(posted(token)).isEqualTo(303);
        host.clock.advance(Duration.ofHours(1));
        assertThat(posted(token)).isEqualTo(403);
    }

    @Test
    void takesTheFormOfAnotherNode() {
        try (AdminHost node = AdminHost.on(host.clock, host.memory, "billing")) {
            assertThat(posted(new FormToken(node.guard.console()).of(ANNA))).isEqualTo(303);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, 303",
        "same-site, 403",
        "cross-site, 403",
        "none, 403",
        "'', 403",
        "SAME-ORIGIN, 403",
    })
    void believesTheBrowserAboutTheSite(String site, int status) {
        assertThat(posted(token(), "Sec-Fetch-Site", site)).isEqualTo(status);
        assertThat(probe.seen).hasSize(status == 303 ? 1 : 0);
        assertThat(audit()).hasSize(status == 303 ? 0 : 1);
    }

    @Test
    void believesTheBrowserBehindAProxyThatChangesTheHost() {
        assertThat(posted(token(), "Sec-Fetch-Site", "same-origin", "Origin", "https://ops.example.test"))
                .isEqualTo(303);
    }

    @Test
    void comparesTheOriginWhereTheBrowserSaysNoMore() {
        String own = "127.0.0.1:" + anna.port();
        assertThat(posted(token(), "Origin", "http://" + own)).isEqualTo(303);
        assertThat(posted(token(), "Origin", "https://" + own)).isEqualTo(303);
        for (String foreign : List.of(
                "null",
                "https://evil.example",
                "http://127.0.0.1",
                "http://127.0.0.1:1",
                "http://" + own + ".evil.example",
                "http://evil.example/" + own,
                "ftp://" + own)) {
            assertThat(posted(token(), "Origin", foreign)).as(foreign).isEqualTo(403);
        }
        assertThat(posted(token(), "Origin", "https://a.test", "X-Forwarded-Host", "a.test"))
                .isEqualTo(403);
        assertThat(posted(token(), "Origin", "http://" + own, "Origin", "http://" + own))
                .isEqualTo(403);
    }

    @Test
    void writesOneRowAMinuteForAFloodOfForeignForms() {
        for (int i = 0; i < 50; i++) {
            posted("", "Sec-Fetch-Site", "cross-site");
        }
        assertThat(audit()).hasSize(1);
        host.clock.advance(Duration.ofMinutes(1));
        posted("", "Sec-Fetch-Site", "cross-site");
        assertThat(audit()).hasSize(2);
        assertThat(audit().get(0).entry().detail()).isEqualTo("Refused: from another site, and 49 more like it before");
    }

    @Test
    void refusesThoseWhoMayOnlyLook() {
        String token = new FormToken(host.guard.console()).of(new Operator("guest", false));
        HttpResponse<String> answer = anna.as("guest").post(ACTION, Map.of("csrf", token));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("You may look, but not act");
        assertThat(anna.as("guest").get("/confirm/probe").statusCode()).isEqualTo(403);
        assertThat(probe.seen).isEmpty();
        assertThat(audit())
                .singleElement()
                .satisfies(row -> assertThat(row.entry().refused()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void refusesEveryOtherMethodAndAuditsThat(String method) {
        HttpResponse<String> answer = anna.send(method, ACTION + "?csrf=" + token(), null);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(probe.seen).isEmpty();
        assertThat(audit())
                .singleElement()
                .satisfies(row -> assertThat(row.entry().detail()).isEqualTo("Refused: not by this method"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/x-www-form-urlencoded                 | 303
                    Application/X-WWW-Form-URLEncoded; charset=UTF-8  | 303
                    application/x-www-form-urlencoded; charset=utf-16 | 415
                    multipart/form-data; boundary=x                   | 415
                    text/plain                                        | 415
                    application/json                                  | 415
                    """)
    void takesFormsOfOneKind(String type, int status) {
        assertThat(anna.send("POST", ACTION, "csrf=" + token(), "Content-Type", type)
                        .statusCode())
                .isEqualTo(status);
        assertThat(probe.seen).hasSize(status == 303 ? 1 : 0);
    }

    @Test
    void refusesAFormThatIsTooBigAtOnceAndChunkedToo() {
        String big = "csrf=" + token() + "&x=" + "x".repeat(64 * 1024);
        assertThat(anna.send("POST", ACTION, big).statusCode()).isEqualTo(413);
        assertThat(anna.chunked(ACTION, big).statusCode()).isEqualTo(413);
        assertThat(probe.seen).isEmpty();
    }
}
