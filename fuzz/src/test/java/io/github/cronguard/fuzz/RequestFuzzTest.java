package io.github.cronguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cronguard.CronRequest;
import io.github.cronguard.fuzz.GuardUnderFuzz.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;

/** A whole request: the socket's address, the request line, headers, an empty line, the body. */
class RequestFuzzTest {
    private static final GuardUnderFuzz GUARD = new GuardUnderFuzz(settings -> settings.set("allow-query-token", "true")
            .set("trusted-proxies", "10.0.0.0/8")
            .set("delivery-id-headers", "X-Own-Id"));

    @AfterAll
    static void closesTheGuard() {
        GUARD.close();
    }

    @SeedLines
    @FuzzTest
    void isAnsweredAsDesignedAndRunsNothingWithoutTheToken(byte[] input) {
        CronRequest request = request(Input.of(input));
        Answer answer = GUARD.handle(request);
        if (answer.ran()) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(request.path()).isEqualTo("/cron/run");
            assertThat(request.method()).isIn("GET", "POST");
            assertThat(credentials(request)).containsExactly(GuardUnderFuzz.token(GuardUnderFuzz.MARK));
            assertThat(request.peer())
                    .as("plain HTTP comes over loopback or a proxy alone")
                    .matches("127\\..*|10\\..*|.*:.*");
            assertThat(Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                            .flatMap(n -> request.headers(n).stream()))
                    .noneMatch(value -> value.toLowerCase(Locale.ROOT).contains("prefetch"));
        }
    }

    private static List<String> credentials(CronRequest request) {
        Stream<String> headers =
                request.headers("authorization").stream().map(value -> value.replaceFirst("(?i)^bearer ", ""));
        Stream<String> query = Stream.of(request.query().orElse("").split("&", -1))
                .filter(part -> part.startsWith("token="))
                .map(part -> part.substring("token=".length()));
        return Stream.concat(headers, query).toList();
    }

    private static CronRequest request(Input lines) {
        String[] first = lines.line(1).split(" ", 2);
        CronRequest request = CronRequest.of(first[0], GuardUnderFuzz.token(first.length > 1 ? first[1] : ""))
                .from(lines.line(0));
        List<String> rest = lines.from(2);
        int end = rest.indexOf("");
        for (String line : end < 0 ? rest : rest.subList(0, end)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                request = request.header(
                        line.substring(0, colon),
                        GuardUnderFuzz.token(line.substring(colon + 1).strip()));
            }
        }
        String body = end < 0 ? "" : String.join("\n", rest.subList(end + 1, rest.size()));
        return request.body(body.getBytes(StandardCharsets.UTF_8));
    }
}
