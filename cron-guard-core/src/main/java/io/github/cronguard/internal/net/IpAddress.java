package io.github.cronguard.internal.net;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IP address, parsed and never resolved. An IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2) is the IPv4
 * address,
 * so that a network of the one family cannot be entered by the other's spelling.
 */
public final class IpAddress {
    private final boolean ipv4;
    private final long high;
    private final long low;
    /** Where it is at hand. */
    private final @Nullable String canonical;

    private IpAddress(boolean ipv4, long high, long low, @Nullable String canonical) {
        this.ipv4 = ipv4;
        this.high = high;
        this.low = low;
        this.canonical = canonical;
    }

    static IpAddress ofIpv4(long bits) {
        return new IpAddress(true, 0, bits, null);
    }

    /** An address that was read: there is one way alone to write it. */
    static IpAddress ofIpv4(long bits, String text) {
        return new IpAddress(true, 0, bits, text);
    }

    static IpAddress ofIpv6(long high, long low) {
        return high == 0 && low >>> 32 == 0xFFFF ? ofIpv4(low & 0xFFFF_FFFFL) : new IpAddress(false, high, low, null);
    }

    /**
     * Reads an address: IPv4 as four decimal numbers without leading zeros, IPv6 after RFC 4291, section 2.2. Names,
     * zone
     * ids, brackets, ports, white space and the octal, hexadecimal or shortened spellings of IPv4 are refused.
     *
     * @param text any text
     * @return the address; empty for anything else
     */
    public static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') < 0 ? Ipv4Text.parse(text) : Ipv6Text.parse(text);
    }

    /**
     * Whether it is an IPv4 address, mapped ones included.
     *
     * @return false for IPv6
     */
    public boolean isIpv4() {
        return ipv4;
    }

    /**
     * Whether packets from it come from this machine: 127.0.0.0/8 and ::1 (RFC 1122, section 3.2.1.3; RFC 4291).
     *
     * @return true for them alone
     */
    public boolean isLoopback() {
        return ipv4 ? low >>> 24 == 127 : high == 0 && low == 1;
    }

    int bits() {
        return ipv4 ? 32 : 128;
    }

    /**
     * The upper 64 bits of an IPv6 address.
     *
     * @return 0 for IPv4
     */
    public long high() {
        return high;
    }

    /**
     * The lower 64 bits.
     *
     * @return all 32 bits of IPv4
     */
    public long low() {
        return low;
    }

    /**
     * The address with all bits behind a prefix cleared.
     *
     * @param prefix from 0 to 32 for IPv4, to 128 for IPv6
     * @return the network's first address
     */
    public IpAddress truncate(int prefix) {
        if (ipv4) {
            return new IpAddress(true, 0, low & (prefix == 0 ? 0 : 0xFFFF_FFFFL << (32 - prefix)), null);
        }
        return new IpAddress(false, high & leading(prefix), low & leading(prefix - 64), null);
    }

    /** Whether the leading bits are the same as another one's of the same family. */
    boolean agrees(IpAddress other, int prefix) {
        if (ipv4 != other.ipv4) {
            return false;
        }
        return ipv4
                ? agree(low, other.low, 32 + prefix)
                : agree(high, other.high, prefix) && agree(low, other.low, prefix - 64);
    }

    private static boolean agree(long one, long other, int bits) {
        return ((one ^ other) & leading(bits)) == 0;
    }

    /** Ones in front; none for less than one, all for 64 and more. */
    private static long leading(int ones) {
        return ones <= 0 ? 0 : -1L << Math.max(0, 64 - ones);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && ipv4 == address.ipv4 && high == address.high && low == address.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * high + low) + (ipv4 ? 1 : 0);
    }

    /** The canonical text; for IPv6 that of RFC 5952. */
    @Override
    public String toString() {
        if (canonical != null) {
            return canonical;
        }
        return ipv4 ? Ipv4Text.format(low) : Ipv6Text.format(high, low);
    }
}
