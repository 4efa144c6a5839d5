package io.github.cronguard.internal.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses once more, slowly: the grammar of RFC 3986, section 3.2.2, and the bytes that the platform reads. */
final class AddressOracle {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])";
    private static final String IPV4 = OCTET + "(?:\\." + OCTET + "){3}";
    private static final String H16 = "[0-9A-Fa-f]{1,4}";
    private static final String LS32 = "(?:" + H16 + ":" + H16 + "|" + IPV4 + ")";
    private static final Pattern DOTTED = Pattern.compile(IPV4);
    private static final Pattern COLONS = Pattern.compile(String.join(
                    "|",
                    "(?:H:){6}L",
                    "::(?:H:){5}L",
                    "(?:H)?::(?:H:){4}L",
                    "(?:(?:H:){0,1}H)?::(?:H:){3}L",
                    "(?:(?:H:){0,2}H)?::(?:H:){2}L",
                    "(?:(?:H:){0,3}H)?::H:L",
                    "(?:(?:H:){0,4}H)?::L",
                    "(?:(?:H:){0,5}H)?::H",
                    "(?:(?:H:){0,6}H)?::")
            .replace("H", H16)
            .replace("L", LS32));

    private AddressOracle() {}

    /** An address: 4 bytes or 16, and their number. */
    record Bits(int count, BigInteger value) {}

    static Optional<Bits> read(String text) {
        if (!DOTTED.matcher(text).matches() && !COLONS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // a literal, so no name is looked up; IPv4-mapped IPv6 comes as IPv4
            byte[] bytes = InetAddress.getByName(text).getAddress();
            return Optional.of(new Bits(bytes.length * 8, new BigInteger(1, bytes)));
        } catch (UnknownHostException e) {
            throw new AssertionError("the platform does not read " + text, e);
        }
    }

    static Bits of(IpAddress address) {
        BigInteger low = new BigInteger(Long.toUnsignedString(address.low()));
        BigInteger high = new BigInteger(Long.toUnsignedString(address.high()));
        return new Bits(address.bits(), high.shiftLeft(64).add(low));
    }
}
