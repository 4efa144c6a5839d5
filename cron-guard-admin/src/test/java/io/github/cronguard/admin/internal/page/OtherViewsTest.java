package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.admin.Operator;
import io.github.cronguard.admin.internal.web.BadInput;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepTotals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of the sequences, a contact, the lock, the audit and the refused calls. */
class OtherViewsTest {
    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private <T> T model(Class<T> type, View view, String path, String... fields) {
        return Site.model(view.show(site.request(path, fields)), type);
    }

    private String html(View view, String path, String... fields) {
        return site.html(site.request(path), view.show(site.request(path, fields)));
    }

    private SequencesModel sequences() {
        return model(SequencesModel.class, new SequencesView(site.console), "/sequences");
    }

    private ContactModel contact(String contact) {
        return model(ContactModel.class, new ContactView(site.console), "/contact", "contact", contact);
    }

    private LockModel lock() {
        return model(LockModel.class, new LockView(site.console), "/lock");
    }

    @Test
    void aSequenceShowsHowManyStepsAreHow() {
        site.enroll(Site.SEQUENCE, "dead@example.test", "done@example.test", "queued@example.test");
        site.handle(
                contact -> contact.startsWith("dead")
                        ? StepMark.To.DEAD
                        : contact.startsWith("done") ? StepMark.To.DONE : StepMark.To.QUEUED,
                "SMTP 550");

        assertThat(sequences().sequences()).hasSize(2).first().satisfies(part -> {
            assertThat(part.shown()).isEqualTo(Site.SEQUENCE);
            assertThat(part.paused()).isFalse();
            assertThat(part.pauseLink()).isEqualTo("/confirm/pause?scope=default_outreach");
            assertThat(part.rows()).hasSize(2);
            assertThat(part.rows().get(0).dead().link()).isEqualTo("/attention?state=DEAD&sequence=default_outreach");
            assertThat(part.rows().get(0).done().count()).isEqualTo("1");
            assertThat(part.rows().get(0).uncertain()).isEqualTo(new SequencesModel.Cell("0", "calm", null));
            assertThat(part.rows().get(1).later().count()).isEqualTo("1");
        });
    }

    @Test
    void aDefinedSequenceIsShownWithItsStepsBeforeAnybodyIsInIt() {
        assertThat(sequences().sequences())
                .extracting(SequencesModel.Part::key)
                .containsExactly(Site.SEQUENCE, "invoices");
        assertThat(sequences().sequences().get(1).rows())
                .extracting(SequencesModel.Row::step)
                .first()
                .isEqualTo("step 1 intro");
    }

    @Test
    void aCountThatMayBeGreaterIsMarkedAlsoWhereItIsZero() {
        StepTotals many = new StepTotals("a", 1, 0, StepTotals.MOST, 0, 0, 0, 0, 0);
        StepTotals none = new StepTotals("b", 1, 0, 0, 0, 0, 0, 0, 0);
        CountedCells cells = new CountedCells(List.of(many, none));
        assertThat(cells.row("step 1", many).later().count()).isEqualTo("10,000+");
        assertThat(cells.row("step 1", none).later().count()).isEqualTo("0+");
        assertThat(cells.row("step 1", none).due().count()).isEqualTo("0");
    }

    @Test
    void aPausedSequenceWithoutStepsIsShownToo() {
        site.storage.pauses().pause("invoices", null, "anna", "");
        site.storage.pauses().pause(Pause.ALL, null, "anna", "mail outage");

        assertThat(sequences().sequences().get(1).paused()).isTrue();
        assertThat(html(new SequencesView(site.console), "/sequences"))
                .contains("Sequence invoices is paused by anna until it is resumed.")
                .contains("Everything is paused by anna until it is resumed: mail outage");
    }

    @Test
    void aContactShowsItsStepsByRound() {
        site.storage.enrollments().enroll(Site.SEQUENCE, "a@example.test", Map.of("plan", "secret-attribute"));
        site.handle(contact -> StepMark.To.DONE, null);
        site.storage.enrollments().cancel(Site.SEQUENCE, "a@example.test");
        site.clock.advance(Duration.ofDays(1));
        site.storage.enrollments().enrollAgain(Site.SEQUENCE, "a@example.test", Map.of("plan", "secret-attribute"));
        site.enroll("invoices", "a@example.test", "b@example.test");

        assertThat(contact("a@example.test").sequences()).hasSize(2);
        ContactModel.Part part = contact("a@example.test").sequences().get(0);
        assertThat(part.rounds()).extracting(ContactModel.Round::number).containsExactly(2, 1);
        assertThat(part.round()).isEqualTo(2);
        assertThat(part.canPause()).isTrue();
        assertThat(part.cancelLink())
                .isEqualTo("/confirm/cancel-contact?sequence=default_outreach&contact=a%40example.test");
        assertThat(html(new ContactView(site.console), "/contact", "contact", "a@example.test"))
                .contains("Round 2", "Round 1")
                .doesNotContain("secret-attribute", "b@example.test");
    }

    @Test
    void aPausedContactCanBeResumedAndAnEndedOneNothing() {
        site.enroll(Site.SEQUENCE, "a@example.test");
        site.storage.enrollments().pause(Site.SEQUENCE, "a@example.test");
        ContactModel.Part paused = contact("a@example.test").sequences().get(0);
        site.storage.enrollments().cancel(Site.SEQUENCE, "a@example.test");
        ContactModel.Part ended = contact("a@example.test").sequences().get(0);

        assertThat(paused.canResume()).isTrue();
        assertThat(paused.canPause()).isFalse();
        assertThat(paused.cancelLink()).isNotNull();
        assertThat(ended.canResume()).isFalse();
        assertThat(ended.canPause()).isFalse();
        assertThat(ended.cancelLink()).isNull();
    }

    @Test
    void anUnknownContactIsNotTheSameAsNone() {
        assertThat(html(new ContactView(site.console), "/contact")).contains("Enter a contact");
        assertThat(html(new ContactView(site.console), "/contact", "contact", "x@example.test"))
                .contains("Nothing is stored of <bdi>x@example.test</bdi>");
    }

    @Test
    void theLockSaysWhenItFreesItself() {
        assertThat(lock().holder()).isNull();
        try (Lease lease = site.lock("node-1")) {
            RunId run = site.begin(lease, "main-token", "abc", null);
            site.clock.advance(Duration.ofMillis(18_500));

            LockModel.Holder holder = Objects.requireNonNull(lock().holder());
            assertThat(holder.run()).isEqualTo(run.toString());
            assertThat(holder.frees()).isEqualTo("If its process has died, the lock frees itself in 42 s at most.");
            assertThat(holder.deadline()).contains("2026-11-24 12:10:00 UTC", "10 min");
            assertThat(html(new LockView(site.console), "/lock"))
                    .contains("/confirm/force-unlock?fence=" + lease.fence());
            site.operator = new Operator("bo", false);
            assertThat(html(new LockView(site.console), "/lock")).doesNotContain("force-unlock");
        }
    }

    @Test
    void aFreeLockSaysWhoHeldItLast() {
        site.ok();

        assertThat(lock().last()).isEqualTo("Run 1 on node-2 held it last, with fence 1.");
    }

    @Test
    void theAuditIsForThoseWhoMayAct() {
        site.operator = new Operator("bo", false);

        assertThat(new AuditView(site.console).show(site.request("/audit")))
                .isInstanceOfSatisfying(
                        Reply.Problem.class,
                        problem -> assertThat(problem.status()).isEqualTo(403));
        assertThat(html(new LockView(site.console), "/lock")).doesNotContain("/audit");
    }

    @Test
    void theAuditIsPaged() {
        for (int i = 1; i <= 101; i++) {
            site.storage.auditLog().add(new AuditEntry("anna", "retry", "step-" + i, null, "done", i == 101));
        }
        AuditModel first = model(AuditModel.class, new AuditView(site.console), "/audit");
        assertThat(first.rows()).hasSize(100);
        assertThat(first.rows().get(0).refused()).isTrue();
        assertThat(first.pager().newer()).isNull();
        String older = Objects.requireNonNull(first.pager().older());
        assertThat(older).startsWith("/audit?before=");

        AuditModel second = model(
                AuditModel.class,
                new AuditView(site.console),
                "/audit",
                "before",
                older.substring(older.indexOf('=') + 1));
        assertThat(second.rows()).extracting(AuditModel.Row::target).containsExactly("step-1");
        assertThat(second.pager()).isEqualTo(new Pager("/audit", null));
    }

    @Test
    void refusedCallsAreCountedInAChosenTime() {
        site.refuse("unauthorized", 412, "203.0.113.7");
        site.clock.advance(Duration.ofHours(3));
        View view = new RefusalsView(site.console);

        assertThat(model(RefusalsModel.class, view, "/refusals").rows())
                .extracting(RefusedRow::count)
                .containsExactly("412");
        assertThat(model(RefusalsModel.class, view, "/refusals", "within", "HOUR")
                        .rows())
                .isEmpty();
        assertThat(html(view, "/refusals", "within", "HOUR")).contains("No call was refused in the last hour.");
        assertThatThrownBy(() -> view.show(site.request("/refusals", "within", "P9999D")))
                .isInstanceOf(BadInput.class);
    }
}
