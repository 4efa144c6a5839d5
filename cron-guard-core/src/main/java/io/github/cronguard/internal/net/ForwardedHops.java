package io.github.cronguard.internal.net;

import io.github.cronguard.CronRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hops of the two forwarding headers, in the order of the header: the client's claim first, the nearest proxy's last. */
final class ForwardedHops {
    /** More proxies than any chain has; a longer list is not worth reading. */
    private static final int MAX_HOPS = 32;

    private static final int MAX_LENGTH = 4_096;

    /** A header that cannot be understood. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String reason) {
            super(reason);
        }
    }

    private ForwardedHops() {}

    static List<Hop> xForwardedFor(CronRequest request) throws MalformedException {
        Optional<String> text = joined(request, "X-Forwarded-For");
        List<Hop> hops = new ArrayList<>();
        if (text.isPresent()) {
            for (String node : text.get().split(",", MAX_HOPS + 1)) {
                hops.add(new Hop(node.strip(), Optional.empty()));
            }
        }
        return bounded(hops);
    }

    /** Empty also if no element names an address. */
    static List<Hop> forwarded(CronRequest request) throws MalformedException {
        Optional<String> text = joined(request, "Forwarded");
        if (text.isEmpty()) {
            return List.of();
        }
        List<Map<String, String>> elements = ForwardedHeader.parse(text.get())
                .orElseThrow(() -> new MalformedException("Forwarded header is malformed"));
        List<Hop> hops = new ArrayList<>();
        for (Map<String, String> element : elements) {
            Optional<Boolean> https = Optional.ofNullable(element.get("proto")).map(p -> p.equalsIgnoreCase("https"));
            hops.add(new Hop(element.getOrDefault("for", ""), https));
        }
        return bounded(hops);
    }

    /** Whether the header is there and each of its values says https; empty when it is not there. */
    static Optional<Boolean> xForwardedProto(CronRequest request) throws MalformedException {
        Optional<String> text = joined(request, "X-Forwarded-Proto");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (String proto : text.get().split(",", -1)) {
            if (!proto.strip().equalsIgnoreCase("https")) {
                return Optional.of(false);
            }
        }
        return Optional.of(true);
    }

    private static Optional<String> joined(CronRequest request, String name) throws MalformedException {
        List<String> lines = request.headers(name);
        String text = String.join(",", lines);
        if (text.length() > MAX_LENGTH) {
            throw new MalformedException(name + " is longer than " + MAX_LENGTH + " characters");
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static List<Hop> bounded(List<Hop> hops) throws MalformedException {
        if (hops.size() > MAX_HOPS) {
            throw new MalformedException("a forwarding header names more than " + MAX_HOPS + " addresses");
        }
        return hops;
    }
}
