package io.github.cronguard.mail.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A real SMTP server whose answers a test replaces. The lines of the dialogue are {@code BANNER}, the verbs, and
 * {@code END} for the dot behind the data, or the last chunk.
 */
public final class ScriptedSmtp implements AutoCloseable {
    private static final Map<String, String> FRIENDLY = Map.of(
            "BANNER", "220 scripted",
            "EHLO", "250 scripted",
            "HELO", "250 scripted",
            "MAIL", "250 ok",
            "RCPT", "250 ok",
            "DATA", "354 go ahead",
            "END", "250 taken",
            "RSET", "250 ok",
            "QUIT", "221 bye");

    private final Map<String, Line> script = new ConcurrentHashMap<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server;

    private ScriptedSmtp(ServerSocket server) {
        this.server = server;
    }

    /** What happens at one line. */
    public interface Line {
        /** The answer; empty hangs up without one. */
        String answer() throws Exception;
    }

    public static ScriptedSmtp start() throws IOException {
        ScriptedSmtp smtp = new ScriptedSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        daemon(smtp::accept);
        return smtp;
    }

    /** Replaces the answer at a line, for every connection from now on. */
    public ScriptedSmtp at(String line, Line answer) {
        script.put(line, answer);
        return this;
    }

    public ScriptedSmtp at(String line, String answer) {
        return at(line, () -> answer);
    }

    /** Gives one answer after the other, each once. */
    public ScriptedSmtp inTurnAt(String line, String first, String... then) {
        Queue<String> answers = new ConcurrentLinkedQueue<>(List.of(first));
        answers.addAll(List.of(then));
        return at(line, answers::remove);
    }

    /** Never answers at a line; who waits there is let go at the end of the test. */
    public ScriptedSmtp silentAt(String line) {
        return at(line, () -> {
            closed.await();
            return "";
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The mails that were answered with 250, headers and text. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    String answer(String line) throws Exception {
        return script.getOrDefault(line, () -> FRIENDLY.getOrDefault(line, "502 what?"))
                .answer();
    }

    /** What was said to it, line by line. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    void hear(String command) {
        commands.add(command);
    }

    void take(String mail) {
        taken.add(mail);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                daemon(new ScriptedDialogue(this, socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
