package io.github.cronguard.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    /** Made by Python: {@code hashlib.pbkdf2_hmac("sha256", "pässword-1234".encode(), b"0123456789abcdef", 600000)}. */
    private static final String ELSEWHERE =
            "pbkdf2-sha256$600000$MDEyMzQ1Njc4OWFiY2RlZg==$SWgofJ4rSjqHNPBNSveIGiQj58iaKTFl7len7sGYTRQ=";

    @Test
    void isTheSameAsElsewhere() {
        assertThat(PasswordHash.parse(ELSEWHERE).matches("pässword-1234")).isTrue();
        assertThat(PasswordHash.parse(ELSEWHERE).matches("pa\u0308ssword-1234"))
                .as("in another normal form")
                .isTrue();
        assertThat(PasswordHash.parse(ELSEWHERE).matches("password-1234")).isFalse();
    }

    @Test
    void isAnotherOneEachTimeAndReadsItself() {
        String one = BasicAccess.hash("correct horse battery");
        assertThat(one).startsWith("pbkdf2-sha256$600000$").isNotEqualTo(BasicAccess.hash("correct horse battery"));
        assertThat(PasswordHash.parse(one).matches("correct horse battery")).isTrue();
        assertThat(PasswordHash.parse(one).text()).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret-password-in-clear",
                "pbkdf2-sha256$600000$MDEyMzQ1Njc4OWFiY2RlZg==$c2hvcnQ=",
                "pbkdf2-sha1$600000$MDEyMzQ1Njc4OWFiY2RlZg==$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "pbkdf2-sha256$599999$MDEyMzQ1Njc4OWFiY2RlZg==$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "pbkdf2-sha256$99999999$MDEyMzQ1Njc4OWFiY2RlZg==$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "pbkdf2-sha256$600000$MDEy$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "pbkdf2-sha256$600000$MDEyMzQ1Njc4OWFiY2RlZ$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
            })
    void refusesATextThatIsNoHashAndDoesNotRepeatIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHash.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("clear", "MDEyMzQ1"));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "[2001:db8::1], 2001:db8:0:0",
        "2001:0db8:0:0:1:2:3:4, 2001:db8:0:0",
        "2001:db8:0:0::9, 2001:db8:0:0",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2",
        "fe80::1%eth0, fe80:0:0:0",
        "::1, 0:0:0:0",
        "::ffff:203.0.113.7, ::ffff:203.0.113.7",
        "'', ''",
    })
    void countsAnIpv6SenderByItsNetwork(String address, String network) {
        assertThat(SenderNet.of(address)).isEqualTo(network);
    }
}
