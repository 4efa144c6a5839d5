package io.github.cronguard.jdbc.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands in front of a PostgreSQL server, and cuts connections, lets them hang, or refuses them. */
final class PostgresProxy implements AutoCloseable {
    private final int server;
    private final int port;
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger left = new AtomicInteger();
    private volatile Cut cut = Cut.commit(Cut.When.BEFORE);
    private volatile CountDownLatch flowing = new CountDownLatch(0);
    private @Nullable ServerSocket listener;

    PostgresProxy(int server) {
        this.server = server;
        this.port = listen(0);
    }

    int port() {
        return port;
    }

    /** The next so many statements that it meets, on whatever connection. */
    void cut(Cut next, int times) {
        cut = next;
        left.set(times);
    }

    /** How often it would still cut. */
    int left() {
        return left.get();
    }

    /** A black hole: connections stay open, and new ones are accepted, but nothing passes any more. */
    void hang() {
        flowing = new CountDownLatch(1);
    }

    /** The server is gone: connections break, and new ones are refused. */
    synchronized void refuse() {
        stopListening();
        open.forEach(ProxiedConnection::close);
    }

    /** All is well again; what hung is broken. */
    synchronized void recover() {
        open.forEach(ProxiedConnection::close);
        flowing.countDown();
        if (listener == null) {
            listen(port);
        }
    }

    /** Which cut a statement gets. */
    boolean cuts(Cut.When when, String statement) {
        Cut present = cut;
        return present.when() == when && present.meets(statement) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    void awaitFlow() throws InterruptedException {
        flowing.await();
    }

    void ended(ProxiedConnection connection) {
        open.remove(connection);
    }

    private synchronized int listen(int at) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            listener = socket;
            daemon("proxy-accept", () -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket client = socket.accept();
                ProxiedConnection connection = new ProxiedConnection(this, client, server);
                open.add(connection);
                daemon("proxy-client", connection::clientToServer);
                daemon("proxy-server", connection::serverToClient);
            }
        } catch (IOException closed) {
            // It listens no more.
        }
    }

    private void stopListening() {
        try {
            if (listener != null) {
                listener.close();
            }
            listener = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        refuse();
        flowing.countDown();
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
