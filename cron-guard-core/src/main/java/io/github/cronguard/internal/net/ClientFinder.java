package io.github.cronguard.internal.net;

import io.github.cronguard.CronRequest;
import io.github.cronguard.internal.net.ForwardedHops.MalformedException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the client's address: the socket's, unless the socket is a trusted proxy; then the rightmost address of its
 * forwarding header that is not a trusted proxy itself. What stands left of that is the client's own claim and is not
 * looked at. If all are trusted, the leftmost is the client.
 */
final class ClientFinder {
    private final List<Cidr> trusted;

    ClientFinder(List<Cidr> trusted) {
        this.trusted = trusted;
    }

    private record Found(IpAddress address, Hop hop) {}

    Client find(CronRequest request, Optional<IpAddress> socket) throws MalformedException {
        if (socket.isEmpty() || !isTrusted(socket.get())) {
            return new Client(socket, request.secure());
        }
        Optional<Found> byList = rightmost(ForwardedHops.xForwardedFor(request), "X-Forwarded-For");
        List<Hop> hops = ForwardedHops.forwarded(request);
        boolean named = hops.stream().anyMatch(h -> !h.node().isEmpty());
        Optional<Found> byElements = named ? rightmost(hops, "Forwarded") : Optional.empty();
        if (byList.isPresent()
                && byElements.isPresent()
                && !byList.get().address().equals(byElements.get().address())) {
            throw new MalformedException("X-Forwarded-For and Forwarded disagree");
        }
        IpAddress client = byElements.or(() -> byList).map(Found::address).orElse(socket.get());
        Optional<Boolean> proto = byElements
                .map(Found::hop)
                .or(() -> hops.stream().reduce((first, second) -> second))
                .flatMap(Hop::https);
        return new Client(Optional.of(client), request.secure() || isHttps(proto, request));
    }

    /** What the proxies say must not be contradicted by either header. */
    private static boolean isHttps(Optional<Boolean> forwarded, CronRequest request) throws MalformedException {
        Optional<Boolean> list = ForwardedHops.xForwardedProto(request);
        return (forwarded.isPresent() || list.isPresent()) && forwarded.orElse(true) && list.orElse(true);
    }

    private Optional<Found> rightmost(List<Hop> hops, String header) throws MalformedException {
        Optional<Found> found = Optional.empty();
        for (int i = hops.size() - 1; i >= 0; i--) {
            IpAddress address = ForwardedNode.parse(hops.get(i).node())
                    .orElseThrow(() -> new MalformedException(header + " names something that is no address"));
            found = Optional.of(new Found(address, hops.get(i)));
            if (!isTrusted(address)) {
                return found;
            }
        }
        return found;
    }

    private boolean isTrusted(IpAddress address) {
        return Cidr.anyContains(trusted, address);
    }
}
