package io.github.cronguard.internal.net;

import java.util.ArrayList;
import java.util.List;

/** Reads a file of networks: one a line; empty lines, and what stands behind {@code #}, do not count. */
public final class CidrFile {
    private static final int MAX_NETWORKS = 10_000;

    private CidrFile() {}

    /**
     * The networks of a file.
     *
     * @param text the file's text
     * @return at least one network
     * @throws IllegalArgumentException if a line is wrong, or there is no network at all: a file that is just being
     *     written looks empty, and must neither open nor close the door
     */
    public static List<Cidr> parse(String text) {
        List<Cidr> networks = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            int comment = raw.indexOf('#');
            String line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
            if (!line.isEmpty()) {
                networks.add(network(line, number));
            }
        }
        if (networks.isEmpty() || networks.size() > MAX_NETWORKS) {
            throw new IllegalArgumentException("it must hold 1 to " + MAX_NETWORKS + " networks, one a line");
        }
        return List.copyOf(networks);
    }

    private static Cidr network(String line, int number) {
        try {
            return Cidr.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
        }
    }
}
