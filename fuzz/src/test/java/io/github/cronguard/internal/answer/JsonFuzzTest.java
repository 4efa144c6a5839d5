package io.github.cronguard.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cronguard.fuzz.SeedLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The input is text in UTF-8 once; another time pairs of bytes are characters, so that every one can come as a value,
 * halves of surrogate pairs too.
 */
class JsonFuzzTest {
    private final JsonFactory json = new JsonFactory();

    @SeedLines
    @FuzzTest
    void isReadBackByAnotherParserAsTheSameText(byte[] input) throws IOException {
        String wide = new String(input, StandardCharsets.UTF_8);
        StringBuilder any = new StringBuilder();
        for (int i = 0; i + 1 < input.length; i += 2) {
            any.append((char) (((input[i] & 255) << 8) | (input[i + 1] & 255)));
        }
        JsonObject inner = new JsonObject().put(wide + "1", any.toString()).put(wide + "2", wide);
        String text = new JsonObject()
                .put("a", wide)
                .put("b", any.toString())
                .put("n", input.length)
                .put("o", inner)
                .put("t", true)
                .toString();
        assertThat(text.chars()).as("one line of text").noneMatch(c -> c < 0x20 || c == 0x7F);
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("there is nothing in it that UTF-8 cannot say")
                .isEqualTo(text);
        assertThat(strings(text))
                .containsExactly(
                        "a",
                        wide,
                        "b",
                        any.toString(),
                        "n",
                        Integer.toString(input.length),
                        "o",
                        wide + "1",
                        any.toString(),
                        wide + "2",
                        wide,
                        "t",
                        "true");
    }

    private List<String> strings(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (JsonParser parser = json.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!token.isStructStart() && !token.isStructEnd()) {
                    found.add(parser.getText());
                }
            }
        }
        return found;
    }
}
