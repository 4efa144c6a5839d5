package io.github.cronguard.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardedHeaderTest {
    private static final String SIGNS = "!#$%&'*+-.^_`|~:";

    /** RFC 9110, section 5.6.2, and the colon. */
    @Test
    void takesExactlyTheSignsOfATokenAndTheColonWithoutQuotationMarks() {
        for (char c = 0; c < 300; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean token = letter || (c >= '0' && c <= '9') || SIGNS.indexOf(c) >= 0;
            assertThat(ForwardedHeader.parse("for=" + c).isPresent())
                    .as("character %d", (int) c)
                    .isEqualTo(token);
        }
    }

    @Test
    void takesEverythingWithinQuotationMarks() {
        assertThat(ForwardedHeader.parse("for=\"a,b;c=\\\"d\\\\\"; by=x,\tfor=y"))
                .contains(List.of(Map.of("for", "a,b;c=\"d\\", "by", "x"), Map.of("for", "y")));
    }
}
