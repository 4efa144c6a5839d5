package io.github.cronguard.jdbc.crash;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * One connection through the proxy. It knows PostgreSQL's messages (protocol 3, PostgreSQL's manual, chapter "Frontend/Backend
 * Protocol") well enough to see which statement is executed, and when the server is ready for the next one. Without
 * encryption.
 */
final class ProxiedConnection {
    private final PostgresProxy proxy;
    private final Socket client;
    private final Socket server;
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private volatile boolean doomed;

    ProxiedConnection(PostgresProxy proxy, Socket client, int port) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.server = new Socket(InetAddress.getLoopbackAddress(), port);
    }

    void clientToServer() {
        try (DataInputStream in = in(client);
                DataOutputStream out = out(server)) {
            startUp(in, out);
            while (true) {
                byte type = in.readByte();
                byte[] body = body(in);
                proxy.awaitFlow();
                String executed = executed(type, body);
                if (proxy.cuts(Cut.When.BEFORE, executed)) {
                    return;
                }
                doomed |= proxy.cuts(Cut.When.BEHIND, executed);
                pass(in, out, type, body);
            }
        } catch (IOException | InterruptedException ended) {
            // One side has closed, or the proxy has.
        } finally {
            close();
        }
    }

    void serverToClient() {
        try (DataInputStream in = in(server);
                DataOutputStream out = out(client)) {
            while (true) {
                byte type = in.readByte();
                byte[] body = body(in);
                proxy.awaitFlow();
                if (!doomed) {
                    pass(in, out, type, body);
                } else if (type == 'Z') {
                    return; // it is done and, unless it is in a transaction, committed; nobody hears of it
                }
            }
        } catch (IOException | InterruptedException ended) {
            // One side has closed, or the proxy has.
        } finally {
            close();
        }
    }

    void close() {
        proxy.ended(this);
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed already.
            }
        }
    }

    /** The first message has no type. */
    private void startUp(DataInputStream in, DataOutputStream out) throws IOException, InterruptedException {
        byte[] body = body(in);
        proxy.awaitFlow();
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
        out.flush();
    }

    /** The statement that a message executes; empty if it executes none. */
    private String executed(byte type, byte[] body) {
        switch (type) {
            case 'Q' -> {
                return text(body, 0);
            }
            case 'P' -> statements.put(text(body, 0), text(body, 1));
            case 'B' -> portals.put(text(body, 0), statements.getOrDefault(text(body, 1), ""));
            case 'E' -> {
                return portals.getOrDefault(text(body, 0), "");
            }
            default -> {}
        }
        return "";
    }

    /** One of the texts, each ended by a zero, that a message begins with. */
    private static String text(byte[] body, int index) {
        int from = 0;
        for (int i = 0; ; i++) {
            int to = from;
            while (body[to] != 0) {
                to++;
            }
            if (i == index) {
                return new String(body, from, to - from, StandardCharsets.UTF_8);
            }
            from = to + 1;
        }
    }

    private static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - Integer.BYTES];
        in.readFully(body);
        return body;
    }

    private static void pass(DataInputStream in, DataOutputStream out, byte type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
        if (in.available() == 0) {
            out.flush();
        }
    }

    private static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private static DataOutputStream out(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }
}
