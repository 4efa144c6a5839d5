package io.github.cronguard.internal.net;

import java.util.List;

/**
 * A network: an address and the number of its leading bits that count. Families are apart: no IPv4 address is in an
 * IPv6
 * network.
 *
 * @param address whose bits behind the prefix are zero
 * @param prefix how many bits count
 */
public record Cidr(IpAddress address, int prefix) {

    /**
     * Checks that the address is a network's.
     *
     * @param address whose bits behind the prefix are zero
     * @param prefix how many bits count
     * @throws IllegalArgumentException if the prefix does not fit the family, or a bit behind it is set
     */
    public Cidr {
        if (prefix < 0 || prefix > address.bits()) {
            throw new IllegalArgumentException("the prefix must be a number from 0 to " + address.bits());
        }
        if (!address.truncate(prefix).equals(address)) {
            throw new IllegalArgumentException("the address has bits behind the prefix; the network would be "
                    + address.truncate(prefix) + "/" + prefix);
        }
    }

    /**
     * Reads {@code 203.0.113.0/24}, {@code 2001:db8::/32} or a single address (RFC 4632, RFC 4291).
     *
     * @param text without white space
     * @return the network
     * @throws IllegalArgumentException if it is anything else; the message does not repeat the text
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        IpAddress parsed = IpAddress.parse(address)
                .orElseThrow(() -> new IllegalArgumentException("it is no IP address with an optional /prefix"));
        if (slash < 0) {
            return new Cidr(parsed, parsed.bits());
        }
        if (parsed.isIpv4() && address.indexOf(':') >= 0) {
            throw new IllegalArgumentException("an IPv4-mapped network is written as an IPv4 network");
        }
        return new Cidr(parsed, prefix(text.substring(slash + 1)));
    }

    /**
     * Whether an address lies in this network.
     *
     * @param other any address
     * @return true if it is of the same family and its leading bits are the same
     */
    public boolean contains(IpAddress other) {
        return address.agrees(other, prefix);
    }

    /** Whether an address lies in one of some networks. */
    static boolean anyContains(List<Cidr> networks, IpAddress address) {
        for (int i = 0; i < networks.size(); i++) { // each request comes here, mostly to an empty list
            if (networks.get(i).contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static int prefix(String digits) {
        boolean plain = !digits.isEmpty()
                && digits.length() <= 3
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        return plain ? Integer.parseInt(digits) : -1;
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
