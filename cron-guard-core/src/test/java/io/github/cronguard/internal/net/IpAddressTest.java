package io.github.cronguard.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @Test
    void knowsItsFamilyAndSpreadsItsHashes() {
        assertThat(IpAddress.parse("192.0.2.1").orElseThrow().isIpv4()).isTrue();
        assertThat(IpAddress.parse("::ffff:192.0.2.1").orElseThrow().isIpv4()).isTrue();
        assertThat(IpAddress.parse("::192.0.2.1").orElseThrow().isIpv4()).isFalse();
        assertThat(Stream.of("0.0.0.1", "0.0.0.2", "::1", "::2", "0:0:0:1::", "0:0:0:1::1", "0:0:0:2::1")
                        .map(text -> IpAddress.parse(text).orElseThrow().hashCode())
                        .distinct())
                .hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "255.255.255.255", "127.0.0.1", "203.0.113.5", "::", "::1", "2001:db8::1"})
    void readsAndWritesTheCanonicalForm(String text) {
        assertThat(IpAddress.parse(text)).hasToString("Optional[" + text + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8:0:0:8:800:200C:417A, 2001:db8::8:800:200c:417a",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1::, 1::",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "0:0:0:0:0:0:13.1.68.3, ::d01:4403",
        "::ffff:198.51.100.7, 198.51.100.7",
        "::FFFF:c633:6407, 198.51.100.7",
        "0:0:0:0:0:ffff:198.51.100.7, 198.51.100.7",
    })
    void readsEverySpellingOfRfc4291(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString("Optional[" + canonical + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "256.1.1.1",
                "1.2.3.999",
                "01.2.3.4",
                "1.2.3.04",
                "0313.0.0161.05",
                "3405803781",
                "0x7f.0.0.1",
                "127.1",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.4:80",
                "1.2.3.-4",
                "+1.2.3.4",
                "localhost",
                "a.b.c.d",
                "١.2.3.4",
                "1.2.3.4\n",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1::2::3",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "fe80::1%",
                "[::1]",
                "::1/128",
                "::1.2.3",
                "::1.2.3.4:5",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::ffff:256.1.1.1",
                "::٣",
                "::1 ",
                "1:::2",
                "1111:1111:1111:1111:1111:1111:111.111.111.1111",
                "::ffff:01.2.3.4"
            })
    void refusesEverythingElse(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.255.0.1, true",
        "::1, true",
        "::ffff:127.0.0.1, true",
        "128.0.0.1, false",
        "0.0.0.1, false",
        "::2, false",
        "1::1, false"
    })
    void knowsLoopback(String text, boolean expected) {
        assertThat(IpAddress.parse(text).orElseThrow().isLoopback()).isEqualTo(expected);
    }

    @Test
    void readsBackWhatItWrites() {
        Random random = new Random(4291);
        for (int i = 0; i < 20_000; i++) {
            IpAddress address = random.nextBoolean()
                    ? IpAddress.ofIpv4(random.nextInt() & 0xFFFF_FFFFL)
                    : IpAddress.ofIpv6(sparse(random), sparse(random));
            assertThat(IpAddress.parse(address.toString())).contains(address);
            assertThat(IpAddress.parse(address.toString()).orElseThrow()).hasSameHashCodeAs(address);
        }
    }

    /** Many groups of zeros, so that gaps of every length and place come up. */
    private static long sparse(Random random) {
        long bits = random.nextLong();
        for (int group = 0; group < 4; group++) {
            bits &= random.nextBoolean() ? -1L : ~(0xFFFFL << (16 * group));
        }
        return bits;
    }

    @Test
    void readsLongAndShortFormsAlike() {
        Random random = new Random(5952);
        for (int i = 0; i < 5_000; i++) {
            long high = sparse(random);
            long low = sparse(random);
            StringBuilder full = new StringBuilder();
            for (int group = 0; group < 8; group++) {
                long half = group < 4 ? high : low;
                full.append(group == 0 ? "" : ":")
                        .append(String.format("%04X", half >>> (48 - 16 * (group % 4)) & 0xFFFF));
            }
            assertThat(IpAddress.parse(full.toString())).contains(IpAddress.ofIpv6(high, low));
        }
    }

    @Test
    void survivesAnyText() {
        Random random = new Random(1);
        String alphabet = "0123456789abcdefF:.%[]/ -g٣";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            IpAddress.parse(text.toString())
                    .ifPresent(a -> assertThat(IpAddress.parse(a.toString())).contains(a));
        }
    }

    @Test
    void isEqualWithinItsFamilyAlone() {
        IpAddress four = IpAddress.ofIpv4(1);
        assertThat(four)
                .isNotEqualTo(IpAddress.ofIpv6(0, 1))
                .isNotEqualTo(IpAddress.ofIpv4(2))
                .isNotEqualTo("0.0.0.1");
        assertThat(IpAddress.ofIpv6(1, 1)).isNotEqualTo(IpAddress.ofIpv6(2, 1));
    }
}
