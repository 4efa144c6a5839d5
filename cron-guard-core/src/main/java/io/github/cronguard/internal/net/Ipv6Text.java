package io.github.cronguard.internal.net;

import java.util.Optional;

/** Reads IPv6 addresses after RFC 4291, section 2.2, and writes them after RFC 5952. */
final class Ipv6Text {
    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    static Optional<IpAddress> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            Ipv6Groups all = Ipv6Groups.read(text, 0, text.length(), true);
            return all == null || all.count() != GROUPS ? Optional.empty() : Optional.of(all.address());
        }
        Ipv6Groups front = Ipv6Groups.read(text, 0, gap, false);
        Ipv6Groups back = Ipv6Groups.read(text, gap + 2, text.length(), true);
        // "::" stands for one group of zeros or more, so seven others at most
        return front == null || back == null || front.count() + back.count() >= GROUPS
                ? Optional.empty()
                : Optional.of(front.before(back).address());
    }

    static String format(long high, long low) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < 4; i++) {
            groups[i] = (int) (high >>> (48 - 16 * i) & 0xFFFF);
            groups[i + 4] = (int) (low >>> (48 - 16 * i) & 0xFFFF);
        }
        int gap = -1;
        int longest = 1; // a single zero is not shortened (RFC 5952, section 4.2.2)
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                gap = i;
                longest = end - i;
            }
        }
        StringBuilder out = new StringBuilder(LONGEST);
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                out.append("::");
                i += longest - 1;
            } else {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                hex(groups[i], out);
            }
        }
        return out.toString();
    }

    /** Without leading zeros. */
    private static void hex(int group, StringBuilder out) {
        int digits = Math.max(1, (35 - Integer.numberOfLeadingZeros(group)) / 4);
        for (int i = digits - 1; i >= 0; i--) {
            out.append(Character.forDigit(group >>> (4 * i) & 0xF, 16));
        }
    }
}
