package io.github.cronguard.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.Trigger;
import io.github.cronguard.admin.internal.route.Routes;
import io.github.cronguard.sequence.StepResult;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for each page of the one list of them, also for the next one. */
class EveryPageIT {
    private static final String SCRIPT = "\"><script>alert(1)</script>";
    private static final List<String> FIELDS = List.of(
            "status",
            "caller",
            "request",
            "requestId",
            "trigger",
            "from",
            "to",
            "before",
            "after",
            "state",
            "sequence",
            "error",
            "contact",
            "step",
            "scope",
            "fence",
            "period",
            "poll",
            "days",
            "filter",
            "queue",
            "sort",
            "substr",
            "done",
            "csrf");

    private final AdminHost host = AdminHost.inMemory();
    private final List<String> pages = new ArrayList<>();
    private Client anna = Client.nowhere();

    @BeforeEach
    void serve() throws Exception {
        for (String path : new Routes(host.guard.console()).paths()) {
            if (!path.startsWith("/actions/")) {
                pages.add(path);
            }
        }
        pages.add("/runs/1");
        host.memory.enrollments().enroll("user-1@example.test", Map.of());
        host.ends = StepResult.uncertain(SCRIPT);
        host.guard.run(Trigger.manual("op-" + SCRIPT.substring(0, 20)));
        anna = host.serve().as("anna");
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void repeatsNothingOfItsQueryAsMarkupAndHasItsHeaders() {
        for (String path : pages) {
            for (String field : FIELDS) {
                for (String value : List.of(SCRIPT, "javascript:alert(1)", "1'%22()&%<zzz>", "9".repeat(300), "-1")) {
                    HttpResponse<String> answer = anna.get(path + "?" + field + "=" + Client.encoded(value));
                    assertThat(answer.statusCode())
                            .as("%s %s=%s", path, field, value)
                            .isIn(200, 400, 404, 409);
                    assertThat(answer.body())
                            .as("%s %s=%s", path, field, value)
                            .doesNotContain("<script>alert", "href=\"javascript:", "<zzz>");
                    assertThat(answer.headers().firstValue("Content-Security-Policy"))
                            .isPresent();
                    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
                    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
                }
            }
        }
    }

    @Test
    void actsOnNothingByBeingLookedAt() {
        for (String path : pages) {
            anna.get(path + "?scope=ALL&fence=1&confirmed=yes&all=yes&typed=billing&reason=x&seen=none");
        }
        assertThat(host.memory.pauses().active()).isEmpty();
        assertThat(host.guard.console().health().uncertain()).isEqualTo(1);
        assertThat(host.memory.auditLog().page(null, 10)).isEmpty();
    }

    @Test
    void namesNoHostAndNoOtherSite() {
        for (String path : pages) {
            assertThat(anna.get(path).body())
                    .as(path)
                    .doesNotContain("127.0.0.1:", "=\"http", "=\"//", "=\"/")
                    .doesNotContain(AdminHost.TOKEN);
        }
    }

    @Test
    void holdsNoFormAndNoTokenForThoseWhoMayOnlyLook() {
        for (String path : List.of(
                "/",
                "/tiles",
                "/runs",
                "/runs/1",
                "/sequences",
                "/attention",
                "/lock",
                "/refusals",
                "/contact?contact=user-1%40example.test")) {
            HttpResponse<String> answer = anna.as("guest").get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("method=\"post\"", "csrf", "/confirm/", "/actions/");
        }
    }
}
