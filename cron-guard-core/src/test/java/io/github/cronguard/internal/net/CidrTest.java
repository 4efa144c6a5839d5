package io.github.cronguard.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0, true",
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.5, 203.0.113.5, true",
        "203.0.113.5, 203.0.113.4, false",
        "0.0.0.0/0, 255.1.2.3, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 127.0.0.1, false",
        "::/0, ::ffff:127.0.0.1, false",
        "::/0, 2001:db8::1, true",
        "0.0.0.0/0, ::ffff:127.0.0.1, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::/64, 2001:db8:0:0:ffff::, true",
        "2001:db8::/64, 2001:db8:0:1::, false",
        "2001:db8::8000:0:0:0/65, 2001:db8::8000:0:0:1, true",
        "2001:db8::8000:0:0:0/65, 2001:db8::7fff:0:0:1, false",
        "::1/128, ::1, true",
        "::1, ::2, false",
        "128.0.0.0/1, 200.0.0.1, true",
        "::ffff:203.0.113.5, 203.0.113.5, true",
    })
    void containsByLeadingBitsAndFamily(String network, String address, boolean expected) {
        assertThat(Cidr.parse(network).contains(IpAddress.parse(address).orElseThrow()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/24",
                "x/24",
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/+1",
                "16.0.0.0/+8",
                "0.0.0.0/-0",
                "1.2.3.4/032",
                "1.2.3.0/024",
                "1.2.3.4/ 32",
                "::/129",
                "::/0128",
                "::/1281",
                "1.2.3.4/255.0.0.0",
                "1.2.3.4/32/32",
                "1.2.3.4/٣",
                "::ffff:1.2.3.0/120",
                "fe80::1%eth0/64",
                "localhost"
            })
    void refusesWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.5/24, 203.0.113.0/24", "2001:db8::1/64, 2001:db8::/64", "1.0.0.0/0, 0.0.0.0/0"})
    void refusesBitsBehindThePrefixAndSaysTheNetwork(String text, String network) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text)).withMessageContaining(network);
    }

    @Test
    void agreesWithArithmetic() {
        Random random = new Random(4632);
        for (int i = 0; i < 20_000; i++) {
            int prefix = random.nextInt(129);
            IpAddress base = IpAddress.ofIpv6(random.nextLong() | 1L << 62, random.nextLong());
            Cidr network = new Cidr(base.truncate(prefix), prefix);
            int flipped = random.nextInt(127) + 1;
            IpAddress other = flipped < 64
                    ? IpAddress.ofIpv6(base.high() ^ 1L << (63 - flipped), base.low())
                    : IpAddress.ofIpv6(base.high(), base.low() ^ 1L << (127 - flipped));
            assertThat(network.contains(other))
                    .isEqualTo(number(base).xor(number(other)).bitLength() <= 128 - prefix);
            assertThat(Cidr.parse(network.toString())).isEqualTo(network);
        }
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(Long.toUnsignedString(address.high()))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(address.low())));
    }

    @Test
    void readsAFileOfNetworks() {
        assertThat(CidrFile.parse("# ours\n203.0.113.0/24 # office\r\n\n  2001:db8::/32\n"))
                .hasToString("[203.0.113.0/24, 2001:db8::/32]");
    }

    @Test
    void readsNothingThatStandsInAComment() {
        // a lone carriage return, and what Unicode knows as line ends, end no line of a file
        for (String end : new String[] {"\r", "\u0085", "\u2028", "\u2029"}) {
            assertThat(CidrFile.parse("203.0.113.0/24\n# all:" + end + "0.0.0.0/0\n"))
                    .hasToString("[203.0.113.0/24]");
        }
    }

    @Test
    void refusesAFileWithAWrongLineOrNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CidrFile.parse("::1\nhost\n"))
                .withMessageContaining("line 2")
                .withMessageNotContaining("host");
        assertThatIllegalArgumentException().isThrownBy(() -> CidrFile.parse("# nothing\n"));
        assertThat(CidrFile.parse("::1\n".repeat(10_000))).hasSize(10_000);
        assertThatIllegalArgumentException().isThrownBy(() -> CidrFile.parse("::1\n".repeat(10_001)));
    }
}
