package io.github.cronguard.memory;

import io.github.cronguard.internal.text.Visible;
import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.EnrollOutcome;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.SequenceStep;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.StepMark;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contacts in the sequences. */
final class InMemoryEnrollments implements Enrollments {

    private final Tables tables;

    InMemoryEnrollments(Tables tables) {
        this.tables = tables;
    }

    @Override
    public EnrollOutcome enroll(String sequence, String contact, Map<String, String> attributes) {
        return enroll(sequence, new Contact(contact, attributes), false);
    }

    @Override
    public EnrollOutcome enroll(String contact, Map<String, String> attributes) {
        synchronized (tables) {
            return enroll(tables.context().defaultSequence(), contact, attributes);
        }
    }

    @Override
    public int enrollAll(String sequence, Collection<Contact> contacts) {
        synchronized (tables) {
            definition(sequence);
            return (int) contacts.stream()
                    .filter(contact -> enroll(sequence, contact, false) == EnrollOutcome.ENROLLED)
                    .count();
        }
    }

    @Override
    public EnrollOutcome enrollAgain(String sequence, String contact, Map<String, String> attributes) {
        return enroll(sequence, new Contact(contact, attributes), true);
    }

    private EnrollOutcome enroll(String sequence, Contact contact, boolean again) {
        synchronized (tables) {
            SequenceStep first = definition(sequence).first();
            EnrollmentRow row = tables.steps.enrollment(sequence, contact.address());
            if (row.state.goesOn() || (row.round > 0 && !again)) {
                return EnrollOutcome.ALREADY_ENROLLED;
            }
            row.begin(contact.attributes());
            row.enrolledAt = tables.now();
            tables.steps.insert(row, first.number(), first.name(), tables.now().plus(first.delay()));
            return EnrollOutcome.ENROLLED;
        }
    }

    @Override
    public boolean cancel(String sequence, String contact) {
        Bounds.required("A contact", contact, Bounds.CONTACT);
        synchronized (tables) {
            definition(sequence);
            EnrollmentRow row = tables.steps.enrollments.get(new StepTable.ContactKey(sequence, contact));
            if (row == null || !row.state.goesOn()) {
                return false;
            }
            row.end(EnrollmentRow.State.CANCELLED, tables.now());
            // A claimed step may be with its handler just now: its own mark ends it.
            row.steps.stream()
                    .filter(step -> step.state.isOpen() && step.state != StepRow.State.CLAIMED)
                    .forEach(step -> step.end(StepRow.State.CANCELLED, tables.now()));
            return true;
        }
    }

    @Override
    public boolean pause(String sequence, String contact) {
        return change(sequence, contact, EnrollmentRow.State.ACTIVE, EnrollmentRow.State.PAUSED);
    }

    @Override
    public boolean resume(String sequence, String contact) {
        return change(sequence, contact, EnrollmentRow.State.PAUSED, EnrollmentRow.State.ACTIVE);
    }

    private boolean change(String sequence, String contact, EnrollmentRow.State from, EnrollmentRow.State to) {
        Bounds.required("A contact", contact, Bounds.CONTACT);
        synchronized (tables) {
            definition(sequence);
            EnrollmentRow row = tables.steps.enrollments.get(new StepTable.ContactKey(sequence, contact));
            if (row == null || row.state != from) {
                return false;
            }
            row.state = to;
            return true;
        }
    }

    @Override
    public int forget(String contact) {
        Bounds.required("A contact", contact, Bounds.CONTACT);
        synchronized (tables) {
            tables.checkOpen();
            List<EnrollmentRow> all = tables.steps.enrollments.values().stream()
                    .filter(row -> row.contact.equals(contact))
                    .toList();
            for (EnrollmentRow row : all) {
                List.copyOf(row.steps).forEach(tables.steps::delete);
                tables.steps.enrollments.remove(new StepTable.ContactKey(row.sequence, contact));
            }
            return all.size();
        }
    }

    @Override
    public boolean complete(String stepKey, StepResult result) {
        if (result.kind() == StepResult.Kind.AWAITING) {
            throw new IllegalArgumentException("A step is completed with how it ended, not with awaiting");
        }
        return decide(stepKey, StepRow.State.QUEUED, (row, now) -> {
            if (result.why() != null) {
                row.error = Visible.line(result.why(), Bounds.ERROR);
            }
            switch (result.kind()) {
                case PROCESSED, QUEUED -> goOn(row, StepRow.State.DONE, now);
                case SKIPPED -> goOn(row, StepRow.State.SKIPPED, now);
                case REJECTED -> row.state = StepRow.State.DEAD;
                case UNCERTAIN -> row.state = StepRow.State.UNCERTAIN;
                case AWAITING -> throw new AssertionError(result);
            }
        });
    }

    @Override
    public boolean confirmSent(String stepKey) {
        return decide(stepKey, StepRow.State.UNCERTAIN, (row, now) -> goOn(row, StepRow.State.DONE, now));
    }

    @Override
    public boolean sendAgain(String stepKey) {
        return decideAgain(stepKey, StepRow.State.UNCERTAIN, InMemoryEnrollments::again);
    }

    @Override
    public boolean retry(String stepKey) {
        return decideAgain(stepKey, StepRow.State.DEAD, (row, now) -> {
            row.attempts = 0;
            again(row, now);
        });
    }

    @Override
    public boolean discard(String stepKey) {
        return decide(stepKey, StepRow.State.DEAD, (row, now) -> goOn(row, StepRow.State.SKIPPED, now));
    }

    @Override
    public long count(String sequence) {
        synchronized (tables) {
            definition(sequence);
            return tables.steps.enrollments.values().stream()
                    .filter(row -> row.sequence.equals(sequence))
                    .count();
        }
    }

    /** What is done with a step that waits for a decision. */
    private interface Decision {
        void on(StepRow row, Instant now);
    }

    private boolean decide(String stepKey, StepRow.State from, Decision decision) {
        synchronized (tables) {
            tables.checkOpen();
            StepRow row = tables.steps.find(stepKey);
            if (row == null || row.state != from) {
                return false;
            }
            decision.on(row, tables.now());
            return true;
        }
    }

    /** Where the enrollment has ended, nothing is sent again. */
    private boolean decideAgain(String stepKey, StepRow.State from, Decision decision) {
        synchronized (tables) {
            StepRow row = tables.steps.find(stepKey);
            return (row == null || row.isCurrent()) && decide(stepKey, from, decision);
        }
    }

    private static void again(StepRow row, Instant now) {
        row.again(now, now);
        row.claimedAt = null;
    }

    private void goOn(StepRow row, StepRow.State as, Instant now) {
        StepMark.@Nullable Next next =
                tables.steps.behind(row.enrollment.sequence, row.number).orElse(null);
        tables.steps.finish(row, as, next, now);
    }

    private Sequence definition(String sequence) {
        return tables.context().required(sequence);
    }
}
