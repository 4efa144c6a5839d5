package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunViewTest {
    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private Reply show(Object id) {
        return new RunView(site.console).show(site.request("/runs/" + id));
    }

    private RunModel model(RunId id) {
        return Site.model(show(id), RunModel.class);
    }

    private RunModel.Progress progress(RunId id) {
        return Objects.requireNonNull(model(id).progress());
    }

    private String html(RunId id) {
        return site.html(site.request("/runs/" + id), show(id));
    }

    @Test
    void aFailedRunShowsTheFirstLineOfItsErrorAndHidesTheRest() {
        RunId id = site.failed();
        RunModel model = model(id);

        assertThat(model.errorLine()).isEqualTo("SMTP connect to mail:587 timed out");
        assertThat(model.error()).contains("at Mailer");
        assertThat(model.progress()).isNull();
        assertThat(model.counts()).isEqualTo("12 processed, 1 skipped, 3 failed");
        assertThat(model.facts())
                .contains(
                        new RunModel.Fact("Caller", "main-token"),
                        new RunModel.Fact("Address", "198.51.100.4"),
                        new RunModel.Fact("User agent", "curl/8.5"),
                        new RunModel.Fact("Request id", "request-1"),
                        new RunModel.Fact("Delivery id", "msg_2a"),
                        new RunModel.Fact("Node", "node-2"));
        assertThat(html(id)).contains("Full error").doesNotContain("<progress", "data-refresh");
    }

    @Test
    void itsOutputIsFolded() {
        RunId id = site.run(RunStatus.OK, Duration.ofMillis(5), "tick: 12 processed\ncleanup", null);

        assertThat(model(id).output()).isEqualTo("tick: 12 processed\ncleanup");
        assertThat(html(id)).contains("What its tasks wrote (26 characters)");
    }

    @Test
    void theRunsBesideItAreLinked() {
        RunId first = site.ok();
        RunId second = site.ok();
        RunId third = site.ok();

        assertThat(model(second).older()).isEqualTo(first.toString());
        assertThat(model(second).newer()).isEqualTo(third.toString());
        assertThat(model(first).older()).isNull();
        assertThat(model(third).newer()).isNull();
    }

    @Test
    void aRunThatGoesOnShowsHowFarItIs() {
        try (Lease lease = site.lock("node-2")) {
            RunId id = site.begin(lease, "main-token", "abc", null);
            site.clock.advance(Duration.ofSeconds(14));
            RunModel model = model(id);

            assertThat(progress(id).words()).isEqualTo("14 s of at most 600 s");
            assertThat(progress(id).seconds()).isEqualTo(14);
            assertThat(progress(id).most()).isEqualTo(600);
            assertThat(progress(id).overtaken()).isNull();
            assertThat(model.took()).isEqualTo("14 s so far");
            assertThat(model.counts()).isEmpty();
            assertThat(html(id)).contains("<progress", "data-refresh", "data-seconds=\"5\"");
        }
    }

    @Test
    void aRunThatLostItsLockSaysSo() {
        Lease lease = site.lock("node-2");
        RunId id = site.begin(lease, "main-token", "abc", null);
        site.clock.advance(Duration.ofMinutes(20));

        assertThat(progress(id).overtaken()).startsWith("No run holds the lock");
        assertThat(progress(id).seconds()).isEqualTo(600);

        try (Lease newer = site.lock("node-3")) {
            assertThat(newer.fence()).isGreaterThan(lease.fence());
            assertThat(progress(id).overtaken()).startsWith("A newer run holds the lock");
        }
    }

    @Test
    void theStepsThatFailedComeFirst() {
        site.enroll(Site.SEQUENCE, "a@example.test", "b@example.test", "c@example.test");
        RunId id = site.handle(
                contact -> contact.startsWith("b") ? StepMark.To.DEAD : StepMark.To.DONE, "SMTP 550 no such user");

        assertThat(model(id).steps()).hasSize(3);
        assertThat(model(id).steps().get(0).contact()).isEqualTo("b@example.test");
        assertThat(model(id).steps().get(0).badge().word()).isEqualTo("dead");
        assertThat(model(id).steps().get(0).error()).isEqualTo("SMTP 550 no such user");
        assertThat(model(id).steps().get(0).contactLink()).isEqualTo("/contact?contact=b%40example.test");
    }

    @Test
    void aRunThatIsNotThereNamesTheRetention() {
        assertThat(show("99999")).isEqualTo(new Reply.Problem(404, "No run 99999; runs are kept for 90 days."));
    }

    @Test
    void whatIsNoNumberIsNotFoundAndNotRepeated() {
        for (String path : new String[] {"x", "0", "-1", "1/2", "1234567890123456789", "%3Cscript%3E"}) {
            assertThat(show(path)).isInstanceOfSatisfying(Reply.Problem.class, problem -> {
                assertThat(problem.status()).isEqualTo(404);
                assertThat(problem.sentence()).doesNotContain("script");
            });
        }
    }
}
