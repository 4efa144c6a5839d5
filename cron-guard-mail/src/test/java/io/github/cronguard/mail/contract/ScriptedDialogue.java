package io.github.cronguard.mail.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to a {@link ScriptedSmtp}. */
final class ScriptedDialogue implements Runnable {
    private final ScriptedSmtp server;
    private final Socket socket;

    ScriptedDialogue(ScriptedSmtp server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    @Override
    public void run() {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            boolean goesOn = say(server.answer("BANNER"));
            while (goesOn) {
                String command = in.readLine();
                goesOn = command != null && obey(command, in);
            }
        } catch (Exception over) {
            // the client, or the test, is gone
        }
    }

    private boolean obey(String command, BufferedReader in) throws Exception {
        server.hear(command);
        String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        if (verb.equals("BDAT")) {
            return takeLastChunk(command, in);
        }
        String answer = server.answer(verb);
        boolean goesOn = say(answer) && !verb.equals("QUIT") && !answer.startsWith("421");
        return (goesOn && answer.startsWith("354")) ? takeMail(in) : goesOn;
    }

    private boolean takeMail(BufferedReader in) throws Exception {
        StringBuilder mail = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            mail.append(line).append('\n');
            line = in.readLine();
        }
        if (line == null) {
            return false; // half a mail is none
        }
        return end(mail.toString());
    }

    /** Tests make their chunks so large that the first one is the last. */
    private boolean takeLastChunk(String command, BufferedReader in) throws Exception {
        char[] chunk = new char[Integer.parseInt(command.split(" ", 3)[1])];
        int length = 0;
        while (length < chunk.length) {
            int more = in.read(chunk, length, chunk.length - length);
            if (more < 0) {
                return false;
            }
            length += more;
        }
        return end(new String(chunk).replace("\r\n", "\n"));
    }

    private boolean end(String mail) throws Exception {
        String answer = server.answer("END");
        if (answer.startsWith("250")) {
            server.take(mail);
        }
        return say(answer) && !answer.startsWith("421");
    }

    private boolean say(String answer) throws IOException {
        if (answer.isEmpty()) {
            return false;
        }
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return true;
    }
}
