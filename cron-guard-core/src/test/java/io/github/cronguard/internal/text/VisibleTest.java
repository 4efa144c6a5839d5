package io.github.cronguard.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

    @Test
    void leavesOrdinaryTextAsItIs() {
        assertThat(Visible.line("Grüße, 世界 🚀!", 100)).isEqualTo("Grüße, 世界 🚀!");
        assertThat(Visible.line("", 1)).isEmpty();
        assertThat(Visible.lineOrNull(null, 5)).isNull();
        assertThat(Visible.lineOrNull("a", 5)).isEqualTo("a");
    }

    @Test
    void escapesControlFormatAndBrokenCharacters() {
        assertThat(Visible.line("a\r\nb\t\0\u001B[31m", 100)).isEqualTo("a\\u000D\\u000Ab\\u0009\\u0000\\u001B[31m");
        assertThat(Visible.line("\u202Eabc\u2066\u200B\u2028\uFEFF", 100))
                .isEqualTo("\\u202Eabc\\u2066\\u200B\\u2028\\uFEFF");
        assertThat(Visible.line("\uD800x\uDC00", 100)).isEqualTo("\\uD800x\\uDC00");
        assertThat(Visible.line("\uDB40\uDC01", 100)).isEqualTo("\\u{E0001}");
    }

    @Test
    void keepsLinesWhereTheyAreAllowed() {
        assertThat(Visible.lines("a\n\tb\rc", 100)).isEqualTo("a\n\tb\\u000Dc");
    }

    @ParameterizedTest
    @CsvSource({"abcde,5,abcde", "abcdef,5,abcd…", "ab,1,…", "a,1,a"})
    void cutsAndSaysSo(String text, int max, String expected) {
        assertThat(Visible.line(text, max)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7, 40})
    void neverExceedsItsBoundNorLetsAnythingUnsafeThrough(int max) {
        Random random = new Random(max);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(random.nextBoolean() ? (char) random.nextInt(0x10000) : (char) random.nextInt(128));
            }
            String shown = Visible.line(text.toString(), max);
            assertThat(shown.length()).isLessThanOrEqualTo(max);
            assertThat(shown.codePoints().noneMatch(Visible::isUnsafe)).isTrue();
        }
    }
}
