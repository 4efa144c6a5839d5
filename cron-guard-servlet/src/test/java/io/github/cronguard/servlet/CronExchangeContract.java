package io.github.cronguard.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronPaths;
import io.github.cronguard.CronRequest;
import io.github.cronguard.CronResponse;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guard gets to see of a request, and a client of an answer, on any container. */
abstract class CronExchangeContract {
    private static final CronPaths PATHS = CronPaths.beside("/cron/run");
    private static final String ANSWER = "{\"ok\":true,\"message\":\"äöü €\"}";

    private final BlockingQueue<CronRequest> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<CronRequest> unreadable = new LinkedBlockingQueue<>();
    private final TestContainer.Starter starter;
    private TestContainer container;
    private RawHttp http;

    CronExchangeContract(TestContainer.Starter starter) {
        this.starter = starter;
    }

    @BeforeEach
    void start() throws Exception {
        start("");
    }

    @AfterEach
    void stop() throws Exception {
        container.stop();
    }

    private void start(String contextPath) throws Exception {
        CronExchange exchange = new CronExchange(PATHS, this::answer, this::refuseHead, this::refuseBody);
        container = starter.start(
                contextPath, context -> CronRunServlet.register(context, PATHS, new CronRunServlet(exchange)));
        http = new RawHttp(container.port());
    }

    private CronResponse answer(CronRequest request) {
        seen.add(request);
        int status = request.bodyLength() > CronRequest.MAX_BODY ? 413 : 201;
        return new CronResponse(status, Map.of("Retry-After", "7", "Location", "/cron/runs/12"), ANSWER);
    }

    private Optional<CronResponse> refuseHead(CronRequest head) {
        return head.header("X-Refuse").isPresent()
                ? Optional.of(new CronResponse(401, Map.of(), ANSWER))
                : Optional.empty();
    }

    private CronResponse refuseBody(CronRequest head) {
        unreadable.add(head);
        return new CronResponse(400, Map.of(), ANSWER);
    }

    private CronRequest seenOnce() throws InterruptedException {
        CronRequest request = seen.poll(10, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(seen).isEmpty();
        return request;
    }

    @Test
    void writesStatusHeadersAndBodyInUtf8() throws Exception {
        RawAnswer answer = http.send("GET /cron/run");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(ANSWER);
        assertThat(answer.header("Retry-After")).hasValue("7");
        assertThat(answer.header("Location")).hasValue("/cron/runs/12");
        assertThat(answer.header("Content-Type").orElseThrow()).isEqualToIgnoringCase("application/json;charset=utf-8");
        assertThat(answer.header("Content-Length"))
                .hasValue(String.valueOf(ANSWER.getBytes(StandardCharsets.UTF_8).length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND"})
    void givesEveryMethodToTheGuard(String method) throws Exception {
        RawAnswer answer = http.send(method + " /cron/run");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(seenOnce().method()).isEqualTo(method);
        assertThat(answer.header("Allow")).isEmpty();
    }

    @Test
    void echoesNothingOfATrace() throws Exception {
        RawAnswer answer = http.send("TRACE /cron/run", "Authorization: Bearer secret-of-the-trace");

        assertThat(answer.status()).isIn(201, 405); // Tomcat refuses it before any servlet
        assertThat(answer.toString()).doesNotContain("secret-of-the-trace");
    }

    @Test
    void answersAHeadWithTheSameHeadersAndNoBody() throws Exception {
        RawAnswer answer = http.send("HEAD /cron/status");

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Retry-After")).hasValue("7");
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.header("Content-Length"))
                .hasValue(String.valueOf(ANSWER.getBytes(StandardCharsets.UTF_8).length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cron/%72un", "//cron/run", "/cron//run", "/cron/run;x=1", "/cron;x=1/run", "/cron/run/",
                        "/cron/./run",
                "/cron/../cron/run", "/CRON/RUN", "/cron%2Frun", "/cron/run%00", "/cron/run.json", "/cron\\run",
                        "/;/cron/run"
            })
    void showsNoOtherSpellingAsThePath(String target) throws Exception {
        http.send("GET " + target);

        assertThat(seen).noneMatch(request -> PATHS.serve(request.path()));
    }

    @Test
    void passesThePathAndTheQueryRaw() throws Exception {
        http.send("GET /cron/runs/%31;a=b?token=%41+%42&token=");

        CronRequest request = seenOnce();
        assertThat(request.path()).isEqualTo("/cron/runs/%31;a=b");
        assertThat(request.query()).hasValue("token=%41+%42&token=");
    }

    @Test
    void tellsAnEmptyQueryFromNone() throws Exception {
        http.send("GET /cron/run");
        assertThat(seenOnce().query()).isEmpty();
    }

    @Test
    void passesAllLinesOfAHeaderInTheirOrder() throws Exception {
        http.send("GET /cron/run", "Authorization: Bearer a", "X-Other: 1", "authorization: Bearer b");

        assertThat(seenOnce().headers("Authorization")).containsExactly("Bearer a", "Bearer b");
    }

    @Test
    void takesTheSocketsAddressAndBelievesNoHeader() throws Exception {
        http.send(
                "GET /cron/run",
                "X-Forwarded-For: 203.0.113.5",
                "Forwarded: for=203.0.113.5;proto=https",
                "X-Forwarded-Proto: https");

        CronRequest request = seenOnce();
        assertThat(request.peer()).isEqualTo("127.0.0.1");
        assertThat(request.secure()).isFalse();
    }

    @Test
    void leavesAPostedFormInTheBody() throws Exception {
        http.sendWithBody(
                "POST /cron/run", "token=abc", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 9");

        CronRequest request = seenOnce();
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("token=abc");
        assertThat(request.query()).isEmpty();
    }

    @Test
    void readsABodyOfExactlyTheLimit() throws Exception {
        RawAnswer answer = http.sendWithBody("POST /cron/run", "A".repeat(65_536), "Content-Length: 65536");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(seenOnce().bodyLength()).isEqualTo(65_536);
    }

    @Test
    void saysThatABodyIsLongerThanTheLimit() throws Exception {
        RawAnswer answer = http.sendWithBody("POST /cron/run", "A".repeat(65_537), "Content-Length: 65537");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(seenOnce().bodyLength()).isEqualTo(65_537);
    }

    @Test
    void readsAChunkedBodyUpToTheLimit() throws Exception {
        String chunk = "8000\r\n" + "A".repeat(0x8000) + "\r\n";
        RawAnswer answer =
                http.sendWithBody("POST /cron/run", chunk.repeat(30) + "0\r\n\r\n", "Transfer-Encoding: chunked");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(seenOnce().bodyLength()).isEqualTo(65_537);
    }

    @Test
    void waitsForNothingOfTenGigabytesThatAreOnlyAnnounced() throws Exception {
        RawAnswer answer = http.send("POST /cron/run", "Content-Length: 10737418240");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(seenOnce().bodyLength()).isEqualTo(65_537);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nhello\r\n0\r\n\r\n", "-5\r\nhello\r\n0\r\n\r\n", "5\r\nhelloXX\r\n0\r\n\r\n"})
    void hasAMalformedChunkRefusedByTheGuard(String body) throws Exception {
        RawAnswer answer = http.sendWithBody("POST /cron/run", body, "Transfer-Encoding: chunked");

        assertThat(answer.status()).isIn(0, 400);
        assertThat(answer.body()).doesNotContain("hello");
        assertThat(unreadable).hasSize(1);
        assertThat(seen).isEmpty();
    }

    @Test
    void runsNothingWhenTheClientLeavesInTheMiddleOfTheBody() throws Exception {
        try (Socket socket = http.connect()) {
            socket.getOutputStream()
                    .write("POST /cron/run HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nhalf"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(RawAnswer.parse(answer).status()).isIn(0, 400);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void readsNoBodyBesideThePathOfTheRuns() throws Exception {
        http.sendWithBody("POST /cron/status", "hello", "Content-Length: 5");

        assertThat(seenOnce().bodyLength()).isZero();
    }

    @Test
    void answersBelowTheContextPathAlone() throws Exception {
        container.stop();
        start("/app");

        assertThat(http.send("GET /app/cron/run?a").status()).isEqualTo(201);
        assertThat(seenOnce().path()).isEqualTo("/cron/run");
        for (String other :
                new String[] {"/cron/run", "/%61pp/cron/run", "/app;x/cron/run", "//app/cron/run", "/app/app/cron/run"
                }) {
            http.send("GET " + other);
            assertThat(seen).as(other).noneMatch(request -> PATHS.serve(request.path()));
            seen.clear();
        }
    }

    @Test
    void waitsForNoBodyOfWhoHasNoCredential() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), container.port())) {
            socket.setSoTimeout(10_000);
            String head =
                    "POST /cron/run HTTP/1.1\r\nHost: localhost\r\nX-Refuse: yes\r\nContent-Length: 50\r\n\r\nabc";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void pointsALocationBelowTheContextPath() throws Exception {
        container.stop();
        start("/app");
        assertThat(http.send("POST /app/cron/run").header("Location")).hasValue("/app/cron/runs/12");
    }

    @Test
    void findsAContextPathThatNeedsEncoding() throws Exception {
        container.stop();
        start("/my%20app".replace("%20", " "));

        assertThat(http.send("GET /my%20app/cron/run").status()).isEqualTo(201);
        assertThat(seenOnce().path()).isEqualTo("/cron/run");
    }
}
