package io.github.cronguard.admin.internal.action;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.action.Question.Hidden;
import io.github.cronguard.admin.internal.action.Trail.Deed;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.BadInput;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.ContactRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds, lets go on or ends the sequence of one contact. */
final class ContactAction implements Action {
    private final ContactVerb verb;
    private final GuardConsole console;
    private final Trail trail;

    ContactAction(ContactVerb verb, GuardConsole console, Trail trail) {
        this.verb = verb;
        this.console = console;
        this.trail = trail;
    }

    @Override
    public String name() {
        return verb.name();
    }

    @Override
    public boolean asks(AdminRequest request) {
        return verb.asks();
    }

    @Override
    public Reply ask(AdminRequest request, @Nullable String wrong) {
        if (!verb.asks()) {
            return Action.super.ask(request, wrong);
        }
        Optional<ContactRecord> found = find(request);
        if (found.isEmpty() || found.get().finishedAt() != null) {
            return Trail.changed();
        }
        ContactRecord contact = found.get();
        return new Question(
                        name(),
                        "Cancel a contact's sequence",
                        List.of(contact.contact() + " · " + contact.sequence()),
                        List.of(
                                "No further step of this sequence is sent to this contact, and it cannot go on later.",
                                "A step that is being handed over at this moment ends as it does."),
                        List.of(
                                new Hidden("sequence", contact.sequence()),
                                new Hidden("contact", contact.contact()),
                                new Hidden("seen", Drawn.of(contact))),
                        List.of(Reason.input(request, true)),
                        "Cancel the sequence",
                        path(contact.contact()),
                        wrong)
                .page();
    }

    @Override
    public Optional<String> objection(AdminRequest request) {
        return Reason.missing(request);
    }

    @Override
    public Reply perform(AdminRequest request) {
        String contact = contact(request);
        String sequence = sequence(request);
        Deed deed = new Deed(name(), contact, Reason.orNull(request));
        String now = find(request).map(Drawn::of).orElseThrow(ContactAction::unfit);
        boolean done;
        try {
            done = Drawn.isAsDrawn(request, now)
                    && verb.change().on(console.storage().enrollments(), sequence, contact);
        } catch (IllegalArgumentException unfit) {
            throw unfit();
        }
        return done
                ? trail.done(request, deed, verb.done() + ": sequence " + sequence + ".", path(contact))
                : trail.changed(request, deed);
    }

    private Optional<ContactRecord> find(AdminRequest request) {
        return console.storage().stepHistory().ofContact(contact(request)).stream()
                .filter(record -> record.sequence().equals(sequence(request)))
                .findFirst();
    }

    private static BadInput unfit() {
        return new BadInput("The fields sequence and contact must name a sequence of this guard and a contact in it.");
    }

    private static String contact(AdminRequest request) {
        return request.fields().required("contact", Bounds.CONTACT);
    }

    private static String sequence(AdminRequest request) {
        return request.fields().required("sequence", Bounds.NAME);
    }

    private static String path(String contact) {
        return "/contact?contact=" + Encoded.of(contact);
    }
}
