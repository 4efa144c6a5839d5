package io.github.cronguard.spring.mail;

import static java.util.Objects.requireNonNull;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail provider as tests of hosts have it: keeps the mails. Jakarta Mail makes it by its name. */
public final class RecordingTransport extends Transport {

    public RecordingTransport(Session session, URLName name) {
        super(session, name);
    }

    static Provider as(String protocol) {
        return new Provider(Provider.Type.TRANSPORT, protocol, RecordingTransport.class.getName(), "test", "1");
    }

    /** The subjects of the mails of a session, from now on. */
    static List<String> in(Session session) {
        List<String> subjects = new CopyOnWriteArrayList<>();
        session.getProperties().put("recorded", subjects);
        return subjects;
    }

    @Override
    protected boolean protocolConnect(String host, int port, String user, String password) {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void sendMessage(Message message, Address[] addresses) throws MessagingException {
        ((List<String>) requireNonNull(session.getProperties().get("recorded"))).add(message.getSubject());
    }
}
