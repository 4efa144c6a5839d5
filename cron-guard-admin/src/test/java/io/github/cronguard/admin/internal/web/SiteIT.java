package io.github.cronguard.admin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.Client;
import io.github.cronguard.admin.Operator;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all pages have in common, on a real server. */
class SiteIT {
    private final AdminHost host = AdminHost.inMemory();
    private final Probe probe = new Probe();
    private Client stranger = Client.nowhere();
    private Client anna = stranger;

    @BeforeEach
    void serve() throws Exception {
        stranger = host.serve(probe::serve);
        anna = stranger.as("anna");
    }

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/runs/12",
                "/tiles",
                "/audit",
                "/confirm/probe",
                "/actions/probe",
                "/boom",
                "/nothing",
                "/?done=x",
                "/assets/0000/admin.css"
            })
    void hasTheHeadersOnEveryAnswer(String path) {
        for (Client client : List.of(stranger, anna, anna.as("guest"))) {
            for (String method : List.of("GET", "HEAD", "PUT", "TRACE0")) {
                HttpResponse<String> answer = client.send(method, path, null);
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .contains("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
                                + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
                assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                        .contains("nosniff");
                assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
                assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
                        .contains("same-origin");
                assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
                        .contains("same-origin");
                assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
                assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
                assertThat(answer.headers().map()).doesNotContainKeys("set-cookie");
            }
        }
    }

    @Test
    void letsNobodyInWhomTheAccessDoesNotKnow() {
        HttpResponse<String> answer = stranger.get("/");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("You are not known here; ask who configures AdminAccess.");
        assertThat(stranger.get("/nothing").statusCode()).isEqualTo(403);
        assertThat(probe.seen).isEmpty();
    }

    @Test
    void answersAHeadAsAGetWithoutItsBody() {
        HttpResponse<String> get = anna.get("/");
        HttpResponse<String> head = anna.send("HEAD", "/", null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get.headers().firstValue("Content-Length"))
                .isPresent();
    }

    @Test
    void namesTheMethodsOfAPage() {
        for (String method : List.of("PUT", "DELETE", "OPTIONS", "PATCH")) {
            HttpResponse<String> answer = anna.send(method, "/", null);
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        }
        assertThat(anna.post("/", Map.of()).headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(anna.get("/actions/probe").headers().firstValue("Allow")).contains("POST");
        assertThat(anna.send("PUT", "/confirm/probe", null).headers().firstValue("Allow"))
                .contains("GET, HEAD, POST");
        assertThat(probe.seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61udit",
                "/audit;x=1",
                "//audit",
                "/runs//12",
                "/runs/12/",
                "/runs%2F12",
                "/./audit%00",
                "/audit%20",
                "/AUDIT",
                "/%2e%2e/audit",
                "/audit%0d%0aX:1",
                "/ünder",
                "/audit%"
            })
    void findsNothingAtAPathThatIsWrittenInAnotherWay(String path) {
        String answer = anna.raw("GET " + AdminHost.MOUNT + path + " HTTP/1.1");
        assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("a page");
        assertThat(probe.seen).isEmpty();
    }

    @Test
    void linksRelativelySoThatNoHostAndNoPrefixIsNamed() {
        anna.get("");
        anna.get("/");
        anna.get("/audit");
        anna.get("/runs/12");
        assertThat(probe.seen).extracting(AdminRequest::base).containsExactly("./admin", ".", ".", "..");
        assertThat(probe.seen).extracting(AdminRequest::path).containsExactly("/", "/", "/audit", "/runs/12");
    }

    @Test
    void showsTheAuditToThoseAloneWhoMayAct() {
        assertThat(anna.get("/audit").statusCode()).isEqualTo(200);
        assertThat(anna.as("guest").get("/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void sendsAnUnchangedFragmentOnce() {
        HttpResponse<String> first = anna.get("/tiles");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second = anna.get("/tiles", "If-None-Match", tag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(anna.get("/tiles", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysOfAFailureNoMoreThanItsNumber() {
        HttpResponse<String> answer = anna.get("/boom");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).containsPattern("request id [0-9a-f]{16}\\.").doesNotContain("secret", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%",
                "q=%zz",
                "q=%c0%ae",
                "q=%ff",
                "q=%ed%a0%80",
                "q=%00",
                "q=%1b",
                "q=a&q=b",
                "%ff=1",
                "done=x",
                "done=1'\"><script>alert(1)</script>",
                "from=<script>alert(1)</script>",
                "from=99999-01-01T00:00",
                "done=%3Cscript%3Ealert(1)%3C/script%3E"
            })
    void refusesAQueryThatNoPageWritesAndDoesNotRepeatIt(String query) {
        String answer = anna.raw("GET " + AdminHost.MOUNT + "/?" + query + " HTTP/1.1");
        assertThat(answer).matches("(?s)HTTP/1.1 400 .*").doesNotContain("alert(1)", "a page");
    }

    @Test
    void boundsItsFields() {
        assertThat(anna.get("/?q=" + "x".repeat(200)).statusCode()).isEqualTo(200);
        assertThat(anna.get("/?q=" + "x".repeat(201)).statusCode()).isEqualTo(400);
        assertThat(anna.get("/?" + "a=1&".repeat(1_900)).statusCode()).isEqualTo(200);
        String token = new FormToken(host.guard.console()).of(new Operator("anna", true));
        String many = "csrf=" + token + "&" + "a&".repeat(2_600);
        assertThat(anna.send("POST", "/actions/probe", many).statusCode()).isEqualTo(400);
        String long1 = "csrf=" + token + "&q=" + "x".repeat(10_000);
        assertThat(anna.send("POST", "/confirm/probe", long1).statusCode()).isEqualTo(400);
    }
}
