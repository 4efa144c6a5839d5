package io.github.cronguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cronguard.CronRequest;
import io.github.cronguard.fuzz.GuardUnderFuzz.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;

/** The first line is the raw query, each further one an Authorization header. */
class CredentialFuzzTest {
    private static final GuardUnderFuzz HEADER_ALONE = new GuardUnderFuzz(settings -> settings);
    private static final GuardUnderFuzz QUERY_TOO =
            new GuardUnderFuzz(settings -> settings.set("allow-query-token", "true"));
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr](?: (.*))?", Pattern.DOTALL);
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    @AfterAll
    static void closesTheGuards() {
        HEADER_ALONE.close();
        QUERY_TOO.close();
    }

    @SeedLines
    @FuzzTest
    void startsARunWithTheTokenInItsPlaceAloneAndNeverOtherwise(byte[] input) {
        Input lines = Input.of(input);
        String query = GuardUnderFuzz.token(lines.line(0));
        List<String> headers = lines.from(1).stream().map(GuardUnderFuzz::token).toList();
        CronRequest request = CronRequest.get("/cron/run?" + query).from("127.0.0.1");
        for (String header : headers) {
            request = request.header("Authorization", header);
        }
        List<String> inQuery = Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith("token="))
                .map(part -> part.substring("token=".length()))
                .toList();
        isAnswered(HEADER_ALONE, request, expected(headers, List.of()));
        isAnswered(QUERY_TOO, request, expected(headers, inQuery));
    }

    private static void isAnswered(GuardUnderFuzz guard, CronRequest request, int expected) {
        Answer answer = guard.handle(request);
        assertThat(answer.status()).isEqualTo(expected);
        assertThat(answer.ran()).as("a run was made").isEqualTo(expected == 200);
        if (expected == 401) {
            assertThat(answer.response().headers()).containsEntry("WWW-Authenticate", "Bearer");
            assertThat(answer.response().body()).isEqualTo("{\"ok\":false,\"message\":\"Unauthorized.\"}");
        }
    }

    private static int expected(List<String> headers, List<String> inQuery) {
        if (headers.size() + inQuery.size() > 1) {
            return 400;
        }
        if (headers.isEmpty()) {
            return inQuery.contains(GuardUnderFuzz.token(GuardUnderFuzz.MARK)) ? 200 : 401;
        }
        Matcher bearer = BEARER.matcher(headers.get(0));
        if (!bearer.matches()) {
            return 401;
        }
        String token = bearer.group(1);
        if (token == null || !VISIBLE.matcher(token).matches()) {
            return 400;
        }
        return token.equals(GuardUnderFuzz.token(GuardUnderFuzz.MARK)) ? 200 : 401;
    }
}
