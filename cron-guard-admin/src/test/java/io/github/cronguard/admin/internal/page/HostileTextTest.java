package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.admin.Operator;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each text that a storage says is hostile here: it is shown as text, marked and cut. */
class HostileTextTest {
    /** What an action or a form is told has to be as it was stored. */
    private static final Pattern TOLD = Pattern.compile(" (value|href)=\"[^\"]*\"");
    /** A whole error, which is asked for by a click, and the reason of the headline. */
    private static final Pattern LONG = Pattern.compile("<pre.*?</pre>|<p class=\"why\">.*?</p>", Pattern.DOTALL);

    private final Site site = new Site();

    @BeforeEach
    void fill() {
        site.operator = new Operator("<script>alert(1)</script>\"'&", true);
        site.enroll(Site.SEQUENCE, "dead@example.test", "uncertain@example.test", "queued@example.test");
        site.handle(
                contact -> contact.startsWith("dead")
                        ? StepMark.To.DEAD
                        : contact.startsWith("queued") ? StepMark.To.QUEUED : StepMark.To.UNCERTAIN,
                "SMTP 550");
        site.run(RunStatus.FAILED, Duration.ofSeconds(1), "output", "error");
        site.refuse("unauthorized", 3, "203.0.113.7");
        site.storage.pauses().pause("invoices", null, "anna", "mail outage");
        site.storage.auditLog().add(new AuditEntry("anna", "retry", "target", "reason", "detail", true));
        site.watched.answer(Site.HOSTILE);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private View view(String name) {
        return switch (name) {
            case "overview" -> new OverviewView(site.console);
            case "tiles" -> new TilesView(site.console);
            case "runs" -> new RunsView(site.console);
            case "run" -> new RunView(site.console);
            case "sequences" -> new SequencesView(site.console);
            case "contact" -> new ContactView(site.console);
            case "attention" -> new AttentionView(site.console);
            case "lock" -> new LockView(site.console);
            case "audit" -> new AuditView(site.console);
            case "refusals" -> new RefusalsView(site.console);
            default -> throw new AssertionError(name);
        };
    }

    private String html(String name, String path, String... fields) {
        AdminRequest request = site.request(path, fields);
        return site.html(request, view(name).show(request));
    }

    @ParameterizedTest
    @CsvSource({
        "overview, /, ,",
        "tiles, /tiles, ,",
        "runs, /runs, ,",
        "runs, /runs, caller, <script>alert(1)</script>\"",
        "run, /runs/2, ,",
        "sequences, /sequences, ,",
        "contact, /contact, contact, <script>alert(1)</script>\"'",
        "attention, /attention, state, UNCERTAIN",
        "attention, /attention, state, DEAD",
        "attention, /attention, state, QUEUED",
        "attention, /attention, error, <script>alert(1)</script>\"'",
        "lock, /lock, ,",
        "audit, /audit, ,",
        "refusals, /refusals, ,",
    })
    void isShownAsText(String name, String path, String field, String value) {
        String html = field == null ? html(name, path) : html(name, path, field, value);
        String shown = TOLD.matcher(html).replaceAll("");

        assertThat(html).doesNotContain("<script>", "alert(1)</script");
        assertThat(html.split("<script", -1)).hasSizeLessThanOrEqualTo(2);
        assertThat(shown).doesNotContain("\u202E", "\uD800");
        assertThat(LONG.matcher(shown).replaceAll("")).doesNotContain("x".repeat(201));
        if (!name.equals("tiles")) {
            assertThat(shown).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        }
    }

    @Test
    void theLockOfARunOnAHostileNode() {
        try (Lease lease = site.lock("node-1")) {
            String html = TOLD.matcher(html("lock", "/lock")).replaceAll("");

            assertThat(lease.fence()).isPositive();
            assertThat(html)
                    .contains("HELD", "&lt;script&gt;", "⟨U+202E⟩", "⟨U+D800⟩")
                    .doesNotContain("\u202E");
        }
    }

    @Test
    void theTilesOfARunOnAHostileNode() {
        try (Lease lease = site.lock("node-1")) {
            assertThat(lease.fence()).isPositive();
            assertThat(html("tiles", "/tiles"))
                    .contains("&lt;script&gt;", "⟨U+202E⟩")
                    .doesNotContain("\u202E");
        }
    }

    @Test
    void aPauseOfEverythingForAHostileReason() {
        site.storage.pauses().pause(Pause.ALL, null, "anna", "mail outage");
        String html = TOLD.matcher(html("overview", "/")).replaceAll("");

        assertThat(html).contains("Cron is paused", "⟨U+202E⟩").doesNotContain("\u202E", "<script>", "x".repeat(1_001));
    }

    @Test
    void aWholeErrorIsThereWhereItIsAskedFor() {
        assertThat(html("run", "/runs/2")).contains("What its tasks wrote");
        assertThat(Shown.full(Site.HOSTILE)).contains("x".repeat(10_000));
    }

    @Test
    void aProblemIsTextToo() {
        AdminRequest request = site.request("/runs/9");

        assertThat(Site.html(
                        "problem.jte", Map.of("frame", site.frame(request), "status", 404, "sentence", Site.HOSTILE)))
                .doesNotContain("<script>");
        assertThat(Site.html("plain.jte", Map.of("status", 401, "sentence", Site.HOSTILE)))
                .doesNotContain("<script>");
        assertThat(view("run").show(request)).isInstanceOf(Reply.Problem.class);
    }
}
