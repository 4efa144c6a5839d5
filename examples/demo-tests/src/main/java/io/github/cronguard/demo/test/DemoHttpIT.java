package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the demo answers beside the library. */
class DemoHttpIT {
    private static final String NOT_FOUND = "{\"ok\":false,\"message\":\"Not found.\"}";

    @TempDir
    private static Path folder;

    private static DemoProcess demo;

    @BeforeAll
    static void start() throws Exception {
        demo = DemoProcess.start(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/canary",
                "/cron",
                "/cron/run/",
                "/cron/admin",
                "/cron/admin/",
                "/demo/enrollments/",
                "/cron/%72un",
                "//cron/run",
                "/cron//run",
                "/cron/run;x=1",
                "/demo/%65nrollments?count=1",
                "/canary?canary=<script>"
            })
    void answersNotFoundWithoutAnEcho(String path) throws Exception {
        HttpResponse<String> answer = demo.post(path.replace("<", "%3C").replace(">", "%3E"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).isEqualTo(NOT_FOUND);
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?count=",
                "?count=0",
                "?count=+5",
                "?count=5.0",
                "?count=1e3",
                "?count=100001",
                "?count=5&count=5",
                "?count=%D9%A5"
            })
    void enrollsNoOtherNumber(String query) throws Exception {
        HttpResponse<String> answer = demo.post("/demo/enrollments" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"ok\":false,\"message\":\"Bad request.\"}");
    }

    @Test
    void enrollsForTheTokenAlone() throws Exception {
        HttpResponse<String> absent = demo.send("POST", "/demo/enrollments?count=1", "");
        HttpResponse<String> wrong =
                demo.send("POST", "/demo/enrollments?count=1", "wrong-token-of-43-characters-that-nobody-has");

        assertThat(absent.statusCode()).isEqualTo(401);
        assertThat(absent.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(absent.body()).isEqualTo("{\"ok\":false,\"message\":\"Unauthorized.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "HEAD"})
    void enrollsByPostAlone(String method) throws Exception {
        HttpResponse<String> answer = demo.send(method, "/demo/enrollments?count=1", demo.token());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void enrollsThatManyMoreEachTime() throws Exception {
        assertThat(demo.post("/demo/enrollments?count=3").body()).isEqualTo("{\"enrolled\":3}");
        assertThat(demo.post("/demo/enrollments?count=2").body()).isEqualTo("{\"enrolled\":2}");

        demo.post("/cron/run");
        assertThat(demo.output().lines().filter(line -> line.startsWith("mail ")))
                .hasSize(5)
                .anyMatch(line -> line.contains(" to user-5@example.test: "));
    }

    @Test
    void answersMalformedHttpWithoutAnEcho() throws Exception {
        String answer = RawRequest.send(
                demo.url(), "GET /cron/run/../canary%zz HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("{\"ok\":false,\"message\":")
                .doesNotContain("canary");
    }
}
