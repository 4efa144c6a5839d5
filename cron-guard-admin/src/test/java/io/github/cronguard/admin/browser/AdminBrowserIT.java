package io.github.cronguard.admin.browser;

import static io.github.cronguard.admin.browser.SeededHost.PASSWORD;
import static io.github.cronguard.admin.browser.SeededHost.SEQUENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cronguard.spi.AuditRecord;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's day, in a real browser. No page complains in the console or breaks its content policy. */
class AdminBrowserIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path profile;

    private static Chromium browser;

    private SeededHost host;

    @BeforeAll
    static void startBrowser() {
        browser = Chromium.start(profile);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        host = SeededHost.start();
        browser.complaints();
    }

    @AfterEach
    void stop() throws Exception {
        List<String> complaints = browser.complaints();
        browser.open("about:blank");
        host.close();
        assertThat(complaints).isEmpty();
    }

    /** Names the password once; the browser then sends it by itself. */
    private void logIn() {
        browser.open(host.urlAs("anna", PASSWORD, "/"));
        browser.open(host.url("/"));
    }

    private String confirm(String reason) {
        browser.fill("reason", reason);
        return confirm();
    }

    private String confirm() {
        browser.element("main form[method=post] button[type=submit]").click();
        return done();
    }

    /** The page behind an action says what it did. */
    private static String done() {
        await().atMost(PATIENCE).until(() -> !browser.elements(".notice").isEmpty());
        return browser.element(".notice").getText();
    }

    private AuditRecord lastAudit() {
        return host.storage.auditLog().page(null, 1).get(0);
    }

    @Test
    void keepsOutWhoHasTheWrongPassword() {
        browser.open(host.urlAs("anna", "wrong", "/"));
        assertThat(browser.text()).doesNotContain("Last cron run at");
        assertThat(browser.complaints()).allMatch(line -> line.contains("401"));
        logIn();
        assertThat(browser.text()).contains("Last cron run at", "Cron is", "Queue backlog", "Lock", "anna");
    }

    @Test
    void showsRealRunsAndTurnsRedWhenNoneComes() {
        host.enroll("user-1@example.test");
        host.minutes(3);
        logIn();
        assertThat(browser.element("h1").getText()).containsIgnoringCase("on time");
        assertThat(browser.title()).doesNotContain("LATE");

        host.clock.advance(Duration.ofMinutes(6));
        host.wrongCall();
        browser.open(host.url("/"));
        assertThat(browser.element("h1").getText()).containsIgnoringCase("late");
        assertThat(browser.title()).startsWith("LATE");
        host.clock.advance(Duration.ofMinutes(5));
        browser.open(host.url("/"));
        assertThat(browser.title()).startsWith("DOWN");
        assertThat(browser.element(".headline").getAttribute("class")).contains("down");
        assertThat(browser.element("link[rel=icon]").getAttribute("href")).contains("down");
        host.minutes(1);
        browser.open(host.url("/"));
        assertThat(browser.element("h1").getText()).containsIgnoringCase("on time");
    }

    @Test
    void refreshesItsTilesByItself() {
        host.minutes(1);
        logIn();
        host.clock.advance(Duration.ofMinutes(11));
        browser.run("document.querySelector('[data-seconds]').dataset.seconds = '1'");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(browser.title()).startsWith("DOWN"));
        assertThat(browser.element("h1").getText()).containsIgnoringCase("down");
    }

    @Test
    void showsAFailedRunWithItsError() {
        host.breakTask("SMTP connect to mail:587 timed out <img src=x onerror=\"document.title='hacked'\">");
        host.minutes(1);
        logIn();
        assertThat(browser.text()).contains("SMTP connect to mail:587 timed out");
        browser.open(host.url("/runs?status=FAILED"));
        browser.link("1");
        assertThat(browser.text())
                .contains(
                        "FAILED",
                        "SMTP connect to mail:587 timed out <img",
                        "<script>document.title='hacked'</script>");
        assertThat(browser.title()).doesNotContain("hacked");
    }

    @Test
    void resolvesAnUncertainStepBothWays() {
        host.enroll("unsure-1@example.test");
        host.enroll("unsure-2@example.test");
        host.minutes(1);
        logIn();
        browser.open(host.url("/attention?state=UNCERTAIN"));
        assertThat(browser.text()).contains("unsure-1@example.test", "unsure-2@example.test");

        browser.element("button[aria-label^='It was sent'][aria-label$='unsure-1@example.test']")
                .click();
        done();
        assertThat(stateOf("unsure-1@example.test")).isEqualTo(StepState.DONE);
        assertThat(lastAudit().entry().action()).isEqualTo("confirm-sent");
        assertThat(lastAudit().entry().who()).isEqualTo("anna");

        browser.open(host.url("/attention?state=UNCERTAIN"));
        browser.element("a[aria-label^='Send again'][aria-label$='unsure-2@example.test']")
                .click();
        assertThat(browser.text()).contains("unsure-2@example.test", "twice");
        confirm("not in the mail log");
        assertThat(stateOf("unsure-2@example.test")).isEqualTo(StepState.PENDING);
        assertThat(lastAudit().entry().reason()).isEqualTo("not in the mail log");
    }

    private StepState stateOf(String contact) {
        return host.storage
                .stepHistory()
                .ofContact(contact)
                .get(0)
                .steps()
                .get(0)
                .state();
    }

    @Test
    void retriesAndDiscardsDeadStepsOneByOneAndManyAtOnce() {
        for (int i = 1; i <= 4; i++) {
            host.enroll("unknown-" + i + "@example.test");
        }
        host.minutes(1);
        logIn();
        browser.open(host.url("/attention?state=DEAD"));
        assertThat(browser.text()).contains("SMTP 550");
        browser.element("button[aria-label^='Retry'][aria-label$='unknown-1@example.test']")
                .click();
        done();
        assertThat(stateOf("unknown-1@example.test")).isEqualTo(StepState.PENDING);

        browser.open(host.url("/attention?state=DEAD"));
        browser.element("#tick-all").click();
        assertThat(browser.elements("input[type=checkbox][name=step]"))
                .hasSize(3)
                .allMatch(box -> box.isSelected());
        browser.press("Discard: ticked…");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(browser.text()).contains("Discard: 3 steps"));
        confirm("left the company");
        assertThat(stateOf("unknown-2@example.test")).isEqualTo(StepState.SKIPPED);
        assertThat(stateOf("unknown-4@example.test")).isEqualTo(StepState.SKIPPED);
        browser.open(host.url("/audit"));
        assertThat(browser.text()).contains("discard", "left the company", "retry");
    }

    @Test
    void pausesEverythingAndResumes() {
        host.minutes(1);
        logIn();
        browser.link("Pause…");
        confirm("mail outage");
        browser.open(host.url("/runs"));
        assertThat(browser.text()).contains("Everything is paused by anna", "mail outage");
        assertThat(host.call().body()).contains("Cron is paused.");
        host.clock.advance(Duration.ofMinutes(30));
        browser.open(host.url("/"));
        assertThat(browser.element("h1").getText()).containsIgnoringCase("paused");
        browser.press("Resume");
        browser.open(host.url("/"));
        assertThat(browser.element("h1").getText())
                .as("one period of grace behind a pause")
                .containsIgnoringCase("on time");
        assertThat(host.call().body()).contains("Schedule executed.");
    }

    @Test
    void forcesAHeldLockOpenSoThatTheOldHolderCanDoNoHarm() {
        host.minutes(1);
        try (Lease lease = host.takeLock(Duration.ofMinutes(5))) {
            logIn();
            browser.open(host.url("/lock"));
            assertThat(browser.text()).contains("node-2", "HELD");
            browser.link("Force unlock…");
            browser.fill("typed", "billing");
            confirm("node-2 is gone");

            assertThat(lease.extend(Duration.ofMinutes(5))).isFalse();
            assertThat(lastAudit().entry().action()).isEqualTo("force-unlock");
        }
        assertThat(host.call().body()).contains("Schedule executed.");
        browser.open(host.url("/lock"));
        assertThat(browser.text()).contains("FREE");
    }

    @Test
    void startsARunAndShowsItsProgress() {
        host.enroll("user-1@example.test");
        host.minutes(1);
        CountDownLatch release = new CountDownLatch(1);
        host.hold(release);
        logIn();
        browser.link("Run now…");
        confirm();
        try {
            browser.open(host.url("/runs/2"));
            assertThat(browser.text()).contains("RUNNING", "anna");
            assertThat(browser.elements("progress")).isNotEmpty();
        } finally {
            release.countDown();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(host.storage
                                .runHistory()
                                .page(RunQuery.newest(1).withStatus(RunStatus.OK))
                                .get(0)
                                .method())
                        .isEqualTo("MANUAL"));
        browser.open(host.url("/runs/2"));
        assertThat(browser.text()).contains("OK", "anna");
    }

    @Test
    void worksWithoutScripts() {
        host.minutes(2);
        browser.scripts(false);
        try {
            logIn();
            browser.link("Run now…");
            confirm();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(host.storage
                                    .runHistory()
                                    .page(RunQuery.newest(1))
                                    .get(0)
                                    .caller())
                            .isEqualTo("anna"));
            assertThat(lastAudit().entry().action()).isEqualTo("run-now");
            browser.open(host.url("/contact?contact=user-1@example.test"));
            assertThat(host.storage.stepHistory().totals(Duration.ofDays(1)).stream()
                            .filter(total -> total.sequence().equals(SEQUENCE)))
                    .isEmpty();
        } finally {
            browser.scripts(true);
        }
    }
}
