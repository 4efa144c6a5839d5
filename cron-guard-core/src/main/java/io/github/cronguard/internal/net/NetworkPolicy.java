package io.github.cronguard.internal.net;

import io.github.cronguard.CronRequest;
import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig.Network;
import io.github.cronguard.internal.config.GuardConfig.RequireHttps;
import io.github.cronguard.internal.config.WatchedFile;
import io.github.cronguard.internal.net.ForwardedHops.MalformedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says who the client of a request is, and whether it may come from there and in this way. Safe for use by several
 * threads.
 *
 * <p>A socket without an IP address (a Unix socket, or a container that does not say) is in no network: it is refused
 * where
 * an allow-list is set, and counts as a socket that is not loopback where TLS is required.
 */
public final class NetworkPolicy {
    private final Network network;
    private final ClientFinder clients;
    private final @Nullable WatchedFile<List<Cidr>> allowFile;

    /**
     * A policy. Its file is read at the first request; until it has been read well nobody is in it.
     *
     * @param network the networks
     * @param clock its ticker says when the file is looked at again
     */
    public NetworkPolicy(Network network, GuardClock clock) {
        this.network = network;
        this.clients = new ClientFinder(network.trustedProxies());
        this.allowFile = network.allowFile() == null
                ? null
                : new WatchedFile<>(
                        "The file of allowed networks", network.allowFile(), clock, CidrFile::parse, List.of());
    }

    /**
     * Checks a request.
     *
     * @param request any
     * @return whether it may go on, and its client's address
     */
    public Finding check(CronRequest request) {
        Optional<IpAddress> socket = SocketAddressText.parse(request.peer());
        try {
            Client client = clients.find(request, socket);
            if (!isAllowed(client.address())) {
                return new Finding.Forbidden(client.ip(), "address not allowed");
            }
            if (!client.https() && needsHttps(socket)) {
                return new Finding.Forbidden(client.ip(), "plain HTTP");
            }
            return new Finding.Allowed(client.ip());
        } catch (MalformedException e) {
            return new Finding.Malformed(String.valueOf(e.getMessage()));
        }
    }

    private boolean isAllowed(Optional<IpAddress> client) {
        if (network.allow().isEmpty() && allowFile == null) {
            return true;
        }
        return isIn(network.allow(), client) || (allowFile != null && isIn(allowFile.current(), client));
    }

    private boolean needsHttps(Optional<IpAddress> socket) {
        boolean excepted = network.requireHttps() == RequireHttps.FALSE
                || (network.requireHttps() == RequireHttps.AUTO
                        && socket.isPresent()
                        && socket.get().isLoopback())
                || isIn(network.plainHttpFrom(), socket);
        return !excepted;
    }

    private static boolean isIn(List<Cidr> networks, Optional<IpAddress> address) {
        return address.isPresent() && Cidr.anyContains(networks, address.get());
    }
}
