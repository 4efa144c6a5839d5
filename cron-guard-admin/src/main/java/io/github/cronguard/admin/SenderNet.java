package io.github.cronguard.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The network that failed log-ins are counted for: an IPv4 address, or the /64 of an IPv6 one, all of which one sender has. */
final class SenderNet {
    private static final int GROUPS = 8;

    private SenderNet() {}

    /** Of an address as containers write it, with or without brackets and zone, shortened or not. */
    static String of(String address) {
        String bare = address.replaceAll("^\\[|\\]$", "").replaceFirst("%.*", "");
        if (!bare.contains(":") || bare.contains(".")) {
            return bare;
        }
        int gap = bare.indexOf("::");
        List<String> groups = new ArrayList<>(groups(gap < 0 ? bare : bare.substring(0, gap)));
        List<String> behind = gap < 0 ? List.of() : groups(bare.substring(gap + 2));
        groups.addAll(Collections.nCopies(Math.max(0, GROUPS - groups.size() - behind.size()), "0"));
        groups.addAll(behind);
        return String.join(":", groups.subList(0, Math.min(GROUPS / 2, groups.size())));
    }

    private static List<String> groups(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(":", -1))
                        .map(group -> group.replaceFirst("^0+(?=.)", ""))
                        .toList();
    }
}
