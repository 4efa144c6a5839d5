package io.github.cronguard.admin.internal.page;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.page.ContactModel.Part;
import io.github.cronguard.admin.internal.page.ContactModel.Round;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.ContactRecord;
import io.github.cronguard.spi.EnrollmentState;
import io.github.cronguard.spi.StepRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows one contact, found by its exact text. */
public final class ContactView implements View {
    /** Of a step key: its round, if it is not the first. */
    private static final Pattern ROUND = Pattern.compile(".*/[0-9]+\\.([0-9]{1,9})/[0-9]+");

    private final GuardConsole console;

    /**
     * A view.
     *
     * @param console is read
     */
    public ContactView(GuardConsole console) {
        this.console = console;
    }

    @Override
    public Reply show(AdminRequest request) {
        Optional<String> contact = request.fields().text("contact", Bounds.CONTACT);
        Instant now = request.glance().health().at();
        List<ContactRecord> found = contact.map(
                        text -> console.storage().stepHistory().ofContact(text))
                .orElse(List.of());
        return Reply.Page.of(
                "contact.jte",
                Map.of(
                        "model",
                        new ContactModel(
                                contact.orElse(""),
                                Shown.brief(contact.orElse("")),
                                found.stream().map(one -> part(now, one)).toList())));
    }

    private static Part part(Instant now, ContactRecord contact) {
        boolean goesOn = contact.state() == EnrollmentState.ACTIVE || contact.state() == EnrollmentState.PAUSED;
        return new Part(
                contact.sequence(),
                Drawn.of(contact),
                Shown.brief(contact.sequence()),
                Badge.of(contact.state()),
                contact.round(),
                When.of(now, contact.enrolledAt()),
                When.orNull(now, contact.finishedAt()),
                contact.state() == EnrollmentState.ACTIVE,
                contact.state() == EnrollmentState.PAUSED,
                goesOn
                        ? Link.to("/confirm/cancel-contact")
                                .with("sequence", contact.sequence())
                                .with("contact", contact.contact())
                                .toString()
                        : null,
                rounds(now, contact.steps()));
    }

    private static List<Round> rounds(Instant now, List<StepRecord> steps) {
        TreeMap<Integer, List<StepRow>> rounds = new TreeMap<>(Comparator.reverseOrder());
        for (StepRecord step : steps) {
            rounds.computeIfAbsent(round(step.key()), number -> new ArrayList<>())
                    .add(StepRow.of(now, step));
        }
        return rounds.entrySet().stream()
                .map(entry -> new Round(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static int round(String stepKey) {
        Matcher round = ROUND.matcher(stepKey);
        return round.matches() ? Integer.parseInt(round.group(1)) : 1;
    }
}
