package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreadableBodyTest {
    private final GuardFixture fixture = new GuardFixture();
    private final List<String> refused = new ArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void isRefusedAndCountedAndStartsNoRun() {
        CronGuard guard = fixture.guard(g -> g.listener(new RunListener() {
            @Override
            public void refused(String reason, @Nullable String callerIp) {
                refused.add(reason);
            }
        }));

        CronResponse answer = guard.refuseBody(fixture.trigger().header("X-Request-Id", "abcDEF-0123"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"ok\":false,\"message\":\"Bad request.\"}");
        assertThat(answer.headers())
                .containsEntry("X-Request-Id", "abcDEF-0123")
                .containsEntry("Referrer-Policy", "no-referrer");
        assertThat(refused).containsExactly("body");
        assertThat(fixture.runs()).isEmpty();
    }
}
