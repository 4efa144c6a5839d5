package io.github.cronguard.admin.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.Client;
import io.github.cronguard.spi.AuditRecord;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for each action of the one list of them, also for the next one. */
class EveryActionIT {
    private static final Map<String, String> FIELDS = Map.of(
            "confirmed",
            "yes",
            "scope",
            "ALL",
            "step",
            "default_outreach/1/1",
            "sequence",
            "default_outreach",
            "contact",
            "user-1@example.test",
            "fence",
            "1",
            "typed",
            "billing",
            "reason",
            "a test",
            "seen",
            "0");

    private final AdminHost host = AdminHost.inMemory();
    private final Set<String> names = new Actions(host.guard.console()).names();
    private Client anna = Client.nowhere();

    @BeforeEach
    void serve() throws Exception {
        host.memory.enrollments().enroll("user-1@example.test", Map.of());
        anna = host.serve().as("anna");
    }

    @AfterEach
    void close() {
        host.close();
    }

    private List<AuditRecord> audit() {
        return host.memory.auditLog().page(null, 1_000);
    }

    private void assertRefused(HttpResponse<String> answer, int status, String name, int rows) {
        assertThat(answer.statusCode()).as(name).isEqualTo(status);
        assertThat(audit()).as(name).hasSize(rows);
        assertThat(audit().get(0).entry().refused()).as(name).isTrue();
        assertThat(audit().get(0).entry().action()).isEqualTo(name);
    }

    @Test
    void knowsThemAll() {
        assertThat(names)
                .containsExactly(
                        "pause",
                        "resume",
                        "confirm-sent",
                        "send-again",
                        "retry",
                        "discard",
                        "cancel-contact",
                        "pause-contact",
                        "resume-contact",
                        "force-unlock",
                        "run-now");
    }

    @Test
    void isPerformedByPostAlone() {
        String token = anna.token("/confirm/run-now");
        int rows = 0;
        for (String name : names) {
            for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS")) {
                HttpResponse<String> answer = anna.send(
                        method,
                        "/actions/" + name + "?csrf=" + token + "&" + Client.encoded(FIELDS),
                        method.equals("PUT") ? Client.encoded(FIELDS) + "&csrf=" + token : null);
                assertThat(answer.headers().firstValue("Allow")).contains("POST");
                rows += method.equals("GET") ? 1 : 0;
                assertRefused(answer, 405, name, rows);
            }
        }
        assertThat(host.guard.console().health().lastRun()).isNull();
    }

    @Test
    void needsTheTokenOfItsOperator() {
        String bert = anna.as("bert").token("/confirm/run-now");
        int rows = 0;
        for (String name : names) {
            for (String token : List.of("", "x", bert)) {
                Map<String, String> fields = new HashMap<>(FIELDS);
                fields.put("csrf", token);
                rows += token.isEmpty() ? 1 : 0;
                assertRefused(anna.post("/actions/" + name, fields), 403, name, rows);
                assertRefused(anna.post("/confirm/" + name, fields), 403, name, rows);
            }
        }
        assertThat(host.guard.console().health().lastRun()).isNull();
    }

    @Test
    void isRefusedFromAnotherSiteWhateverTheToken() {
        String token = anna.token("/confirm/run-now");
        Map<String, String> fields = new HashMap<>(FIELDS);
        fields.put("csrf", token);
        int rows = 0;
        for (String name : names) {
            rows++;
            assertRefused(anna.post("/actions/" + name, fields, "Sec-Fetch-Site", "cross-site"), 403, name, rows);
            rows++;
            assertRefused(anna.post("/actions/" + name, fields, "Origin", "https://evil.example"), 403, name, rows);
        }
    }

    @Test
    void isNotForThoseWhoMayOnlyLook() {
        int rows = 0;
        for (String name : names) {
            Client guest = anna.as("guest");
            assertThat(guest.get("/confirm/" + name + "?" + Client.encoded(FIELDS))
                            .statusCode())
                    .as(name)
                    .isEqualTo(403);
            assertThat(guest.post("/actions/" + name, FIELDS).statusCode()).isEqualTo(403);
            rows += 2;
            assertThat(audit()).as(name).hasSize(rows);
        }
        assertThat(audit()).allSatisfy(row -> assertThat(row.entry().refused()).isTrue());
    }

    @Test
    void hasNoPageUnderANameThatIsNone() {
        String token = anna.token("/confirm/run-now");
        assertThat(anna.get("/confirm/format-disk").statusCode()).isEqualTo(404);
        assertThat(anna.post("/actions/format-disk", Map.of("csrf", token)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void answersHostileFieldsWithoutRepeatingThem() {
        String token = anna.token("/confirm/run-now");
        String hostile = "\"><script>alert(1)</script>";
        for (String name : names) {
            for (String field : List.of(
                    "scope", "step", "sequence", "fence", "typed", "seen", "until", "for", "newest", "count", "all")) {
                for (String value : List.of(hostile, "x".repeat(10_000), "\u202e\u0007")) {
                    Map<String, String> fields = new HashMap<>(FIELDS);
                    fields.put(field, value);
                    fields.put("csrf", token);
                    HttpResponse<String> answer = anna.post("/confirm/" + name, fields);
                    assertThat(answer.statusCode()).as(name + " " + field).isLessThan(500);
                    assertThat(answer.body()).doesNotContain("<script>alert", "x".repeat(1_000));
                }
            }
        }
    }
}
