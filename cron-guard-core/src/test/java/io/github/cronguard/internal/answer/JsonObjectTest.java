package io.github.cronguard.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    @Test
    void membersComeInTheirOrder() {
        assertThat(new JsonObject()
                        .put("ok", true)
                        .put("n", 12L)
                        .putOrNull("none", null)
                        .putOrNull("some", 3L)
                        .put("text", "a")
                        .put("no text", (String) null)
                        .put("at", Instant.parse("2026-11-24T12:04:10.123456Z"))
                        .put("never", (Instant) null)
                        .put("data", new JsonObject())
                        .toString())
                .isEqualTo("{\"ok\":true,\"n\":12,\"none\":null,\"some\":3,\"text\":\"a\",\"no text\":null,"
                        + "\"at\":\"2026-11-24T12:04:10.123Z\",\"never\":null,\"data\":{}}");
    }

    @Test
    void whatCouldEndATextIsEscaped() {
        assertThat(new JsonObject().put("t", "\"\\\n\u0000\u007f\ud83d\ude00ä").toString())
                .isEqualTo("{\"t\":\"\\\"\\\\\\u000a\\u0000\\u007f\\ud83d\\ude00ä\"}");
    }

    @Test
    void randomTextNeverLeavesItsQuotes() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            String json = new JsonObject().put("t", text.toString()).toString();
            assertThat(json).matches("\\{\"t\":\"([^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\]|\\\\u[0-9a-f]{4})*\"}");
        }
    }
}
