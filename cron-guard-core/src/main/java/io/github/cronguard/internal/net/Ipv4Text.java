package io.github.cronguard.internal.net;

import java.util.Optional;

/** Reads and writes dotted decimal notation, in the strict form alone: what looks octal is no address. */
final class Ipv4Text {
    private static final int LONGEST = "255.255.255.255".length();

    private Ipv4Text() {}

    static Optional<IpAddress> parse(String text) {
        long bits = bits(text, 0, text.length());
        return bits < 0 ? Optional.empty() : Optional.of(IpAddress.ofIpv4(bits, text));
    }

    /** The 32 bits of the address that stands in a part of a text; -1 if none does. */
    static long bits(String text, int from, int to) {
        if (to - from > LONGEST) {
            return -1;
        }
        long bits = 0;
        int numbers = 0;
        int start = from;
        while (start <= to) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 || dot > to ? to : dot;
            int number = number(text, start, end);
            if (number < 0) {
                return -1;
            }
            bits = bits << 8 | number;
            numbers++;
            start = end + 1;
        }
        return numbers == 4 ? bits : -1;
    }

    private static int number(String text, int start, int end) {
        int digits = end - start;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(start) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number <= 255 ? number : -1;
    }

    static String format(long bits) {
        return (bits >>> 24 & 255) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }
}
