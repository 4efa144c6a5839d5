package io.github.cronguard.demo.test;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

/**
 * GreenMail without Nagle's algorithm: it writes each answer and the end of its line apart, and the second would wait for
 * the demo's delayed acknowledgement, some 40 ms for each answer.
 */
final class PromptMail extends GreenMail {

    PromptMail() {
        super(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        return Map.of(ServerSetup.PROTOCOL_SMTP, new PromptSmtp(setups[0], managers));
    }

    private static final class PromptSmtp extends SmtpServer {

        PromptSmtp(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            try {
                client.setTcpNoDelay(true);
            } catch (SocketException e) {
                throw new UncheckedIOException(e);
            }
            return new Forgiving(super.createProtocolHandler(client));
        }
    }

    /** A client that is gone is no error of the server's; GreenMail would throw it at its thread. */
    private record Forgiving(ProtocolHandler handler) implements ProtocolHandler {
        @Override
        public void run() {
            try {
                handler.run();
            } catch (IllegalStateException gone) {
                handler.close();
            }
        }

        @Override
        public void close() {
            handler.close();
        }
    }
}
