package io.github.cronguard.internal.net;

import java.util.ArrayList;
import java.util.List;
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
            return groups(text, true).filter(all -> all.size() == GROUPS).map(Ipv6Text::address);
        }
        Optional<List<Integer>> front = groups(text.substring(0, gap), false);
        Optional<List<Integer>> back = groups(text.substring(gap + 2), true);
        if (front.isEmpty() || back.isEmpty()) {
            return Optional.empty();
        }
        // "::" stands for one group of zeros or more, so seven others at most
        int missing = GROUPS - front.get().size() - back.get().size();
        if (missing < 1) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(front.get());
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(back.get());
        return Optional.of(address(all));
    }

    /** The groups of a text without a gap; the last one may be an IPv4 address where the text ends the whole. */
    private static Optional<List<Integer>> groups(String text, boolean last) {
        List<Integer> groups = new ArrayList<>();
        int start = 0;
        while (!text.isEmpty() && start <= text.length()) {
            int colon = text.indexOf(':', start);
            int end = colon < 0 ? text.length() : colon;
            String part = text.substring(start, end);
            if (colon < 0 && last && part.indexOf('.') >= 0) {
                Optional<Long> ipv4 = Ipv4Text.parse(part);
                if (ipv4.isEmpty()) {
                    return Optional.empty();
                }
                groups.add((int) (ipv4.get() >>> 16));
                groups.add((int) (ipv4.get() & 0xFFFF));
            } else {
                int group = group(part);
                if (group < 0) {
                    return Optional.empty();
                }
                groups.add(group);
            }
            start = end + 1;
        }
        return Optional.of(groups);
    }

    private static int group(String part) {
        if (part.isEmpty() || part.length() > 4) {
            return -1;
        }
        int group = 0;
        for (int i = 0; i < part.length(); i++) {
            // Character.digit takes digits of other scripts as well
            int digit = part.charAt(i) < 128 ? Character.digit(part.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            group = group << 4 | digit;
        }
        return group;
    }

    private static IpAddress address(List<Integer> groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups.get(i);
            low = low << 16 | groups.get(i + 4);
        }
        return IpAddress.ofIpv6(high, low);
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
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                out.append("::");
                i += longest - 1;
            } else {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ':') {
                    out.append(':');
                }
                out.append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }
}
