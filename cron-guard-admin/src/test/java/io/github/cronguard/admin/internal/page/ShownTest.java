package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void leavesOrdinaryTextAsItIs() {
        assertThat(Shown.brief("Zoë, 5 € – 日本語 👋")).isEqualTo("Zoë, 5 € – 日本語 👋");
    }

    @Test
    void marksWhatAReaderCannotSee() {
        assertThat(Shown.brief("a\u202Eb")).isEqualTo("a⟨U+202E⟩b");
        assertThat(Shown.brief("a\u0000\u001B[31m")).isEqualTo("a⟨U+0000⟩⟨U+001B⟩[31m");
        assertThat(Shown.brief("a\u2028\u200Bb\uE000")).isEqualTo("a⟨U+2028⟩⟨U+200B⟩b⟨U+E000⟩");
    }

    @Test
    void marksHalvesOfACharacter() {
        assertThat(Shown.brief("a\uD83D")).isEqualTo("a⟨U+D83D⟩");
        assertThat(Shown.full("\uDC4Ba")).isEqualTo("⟨U+DC4B⟩a");
    }

    @Test
    void cutsAListsTextAt200() {
        assertThat(Shown.brief("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(Shown.brief("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
    }

    @Test
    void cutsNoCharacterAndNoMarkInTwo() {
        assertThat(Shown.brief("x".repeat(199) + "👋")).isEqualTo("x".repeat(199) + "…");
        assertThat(Shown.brief("\u202E".repeat(200))).isEqualTo("⟨U+202E⟩".repeat(25) + "…");
    }

    @Test
    void keepsLinesInAFullTextAlone() {
        assertThat(Shown.full("a\n\tb\r")).isEqualTo("a\n\tb⟨U+000D⟩");
        assertThat(Shown.brief("a\nb")).isEqualTo("a⟨U+000A⟩b");
    }

    @Test
    void takesTheFirstLineOfAnError() {
        assertThat(Shown.firstLine("timed out\r\nat Mailer")).isEqualTo("timed out");
        assertThat(Shown.firstLine("")).isEmpty();
        assertThat(Shown.firstLine(null)).isEmpty();
    }

    @Test
    void boundsASentenceAndAFullTextToo() {
        assertThat(Shown.sentence("x".repeat(1_001))).hasSize(1_001).endsWith("x…");
        assertThat(Shown.full("x".repeat(1_000_000))).hasSize(65_537).endsWith("…");
    }
}
