package io.github.cronguard.internal.net;

import org.jspecify.annotations.Nullable;

/**
 * Groups of 16 bits that stand side by side in an IPv6 address.
 *
 * @param high the upper 64 bits, with the last group lowest in the lower ones
 * @param low the lower 64 bits
 * @param count how many groups there are; beyond eight the first ones are lost
 */
record Ipv6Groups(long high, long low, int count) {
    private static final int ALL = 8;

    /**
     * The groups in a part of a text; null if it is malformed. The last one may be an IPv4 address where the part ends the
     * whole.
     */
    static @Nullable Ipv6Groups read(String text, int from, int to, boolean last) {
        long high = 0;
        long low = 0;
        int count = 0;
        int start = from;
        while (from < to && start <= to) {
            int colon = text.indexOf(':', start);
            int end = colon < 0 || colon > to ? to : colon;
            boolean ipv4 = end == to && last && hasDot(text, start, end);
            long bits = ipv4 ? Ipv4Text.bits(text, start, end) : group(text, start, end);
            if (bits < 0) {
                return null;
            }
            int size = ipv4 ? 32 : 16;
            high = high << size | low >>> (64 - size);
            low = low << size | bits;
            count += size / 16;
            start = end + 1;
        }
        return new Ipv6Groups(high, low, count);
    }

    /** These in front, the others at the end, and zeros between; together fewer than eight. */
    Ipv6Groups before(Ipv6Groups others) {
        long first = high;
        long second = low;
        for (int i = count; i < ALL; i++) {
            first = first << 16 | second >>> 48;
            second = second << 16;
        }
        return new Ipv6Groups(first | others.high, second | others.low, ALL);
    }

    IpAddress address() {
        return IpAddress.ofIpv6(high, low);
    }

    private static boolean hasDot(String text, int from, int to) {
        int dot = text.indexOf('.', from);
        return dot >= 0 && dot < to;
    }

    private static int group(String text, int from, int to) {
        if (from == to || to - from > 4) {
            return -1;
        }
        int group = 0;
        for (int i = from; i < to; i++) {
            // Character.digit takes digits of other scripts as well
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            group = group << 4 | digit;
        }
        return group;
    }
}
