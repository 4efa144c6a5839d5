package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Admin Control Center in the demo, with a password; without one it is one of the paths that are not there. */
class DemoAdminIT {
    private static final String PASSWORD = "canary password";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static DemoProcess demo;

    @BeforeAll
    static void start() throws Exception {
        demo = DemoProcess.start(folder, Map.of("CRON_ADMIN_PASSWORD", PASSWORD));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void asksForThePassword() throws Exception {
        HttpResponse<String> nobody = send(request("/cron/admin"));
        HttpResponse<String> wrong = send(request("/cron/admin").header("Authorization", basic("admin", "wrong")));
        HttpResponse<String> stranger = send(request("/cron/admin").header("Authorization", basic("root", PASSWORD)));

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic realm="));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(demo.errors()).doesNotContain(PASSWORD);
    }

    @Test
    void showsRealRunsAndStartsOne() throws Exception {
        demo.enroll(3);
        assertThat(demo.post("/cron/run").statusCode()).isEqualTo(200);
        assertThat(page("/cron/admin/")).contains("Last cron run at", "Queue backlog", "Cron is on time");
        assertThat(page("/cron/admin/runs/1")).contains("Run 1", "user-3@example.test", "default");

        Matcher token = FORM_TOKEN.matcher(page("/cron/admin/confirm/run-now"));
        assertThat(token.find()).isTrue();
        HttpResponse<String> foreign = act("csrf=");
        HttpResponse<String> done =
                act("confirmed=yes&csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(page("/cron/admin/runs")).contains("admin", "/runs/2");
        assertThat(page("/cron/admin/audit")).contains("run-now", "refused");
    }

    private static String page(String path) throws Exception {
        HttpResponse<String> answer = send(request(path).header("Authorization", basic("admin", PASSWORD)));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> act(String form) throws Exception {
        return send(request("/cron/admin/actions/run-now")
                .header("Authorization", basic("admin", PASSWORD))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(demo.url() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
