package io.github.cronguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cronguard.CronRequest;
import io.github.cronguard.fuzz.GuardUnderFuzz.Answer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;

/** The first line is the method, the second the raw path; the token is right. */
class PathFuzzTest {
    private static final GuardUnderFuzz GUARD = new GuardUnderFuzz(settings -> settings);
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");

    @AfterAll
    static void closesTheGuard() {
        GUARD.close();
    }

    @SeedLines
    @FuzzTest
    void servesItsThreePathsAsTheyAreAndNothingElse(byte[] input) {
        Input lines = Input.of(input);
        String method = lines.line(0);
        String path = lines.line(1).replace("?", "");
        Answer answer = GUARD.handle(CronRequest.of(method, path)
                .header("Authorization", GuardUnderFuzz.token("Bearer " + GuardUnderFuzz.MARK))
                .from("127.0.0.1"));
        boolean runs = path.equals("/cron/run") && List.of("GET", "POST").contains(method);
        assertThat(answer.ran()).as("a run was made").isEqualTo(runs);
        assertThat(answer.status()).isIn(expected(method, path));
        if (answer.status() == 405) {
            assertThat(answer.response().headers()).containsKey("Allow");
        }
    }

    private static List<Integer> expected(String method, String path) {
        if (path.equals("/cron/run")) {
            return List.of(List.of("GET", "POST").contains(method) ? 200 : 405);
        }
        boolean run = path.startsWith("/cron/runs/");
        if (!run && !path.equals("/cron/status")) {
            return List.of(404);
        }
        if (!List.of("GET", "HEAD").contains(method)) {
            return List.of(405);
        }
        if (!run) {
            return List.of(200, 503);
        }
        String id = path.substring("/cron/runs/".length());
        boolean known = ID.matcher(id).matches() && Integer.parseInt(id) <= GUARD.runs();
        return List.of(known ? 200 : 404);
    }
}
