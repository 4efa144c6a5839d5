package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader of the markup needs (WCAG 2.2), on each page with something on it. */
class AccessibleTest {
    private static final Pattern HEADING = Pattern.compile("<h([1-6])[ >]");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)(?![^>]*type=\"hidden\")[^>]*>");
    private static final Pattern CURRENT = Pattern.compile("aria-current=\"page\"");

    private final Site site = new Site();
    private final Map<String, String> pages = new LinkedHashMap<>();

    @BeforeEach
    void render() {
        site.enroll(Site.SEQUENCE, "dead@example.test", "uncertain@example.test", "done@example.test");
        site.handle(
                contact -> contact.startsWith("dead")
                        ? StepMark.To.DEAD
                        : contact.startsWith("done") ? StepMark.To.DONE : StepMark.To.UNCERTAIN,
                "SMTP 550");
        site.run(RunStatus.FAILED, Duration.ofSeconds(1), "output", "error\nmore");
        site.refuse("unauthorized", 3, "203.0.113.7");
        site.storage.pauses().pause("invoices", null, "anna", "mail outage");
        site.storage.auditLog().add(new AuditEntry("anna", "retry", "target", "reason", "detail", true));
        try (Lease lease = site.lock("node-1")) {
            page("/runs/" + site.begin(lease, "main-token", "abc", null), new RunView(site.console));
            page("/", new OverviewView(site.console));
            page("/lock", new LockView(site.console));
        }
        page("/runs", new RunsView(site.console));
        page("/runs/2", new RunView(site.console));
        page("/sequences", new SequencesView(site.console));
        page("/contact", new ContactView(site.console), "contact", "done@example.test");
        page("/attention", new AttentionView(site.console));
        page("/audit", new AuditView(site.console));
        page("/refusals", new RefusalsView(site.console));
    }

    private void page(String path, View view, String... fields) {
        AdminRequest request = site.request(path, fields);
        pages.put(path, site.html(request, view.show(request)));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
        }
        return found;
    }

    @Test
    void headingsBeginWithOneAndLeaveNoneOut() {
        pages.forEach((path, html) -> {
            List<String> levels = all(HEADING, html);
            assertThat(levels.get(0)).as(path).isEqualTo("1");
            assertThat(levels).as(path).containsOnlyOnce("1");
            for (int i = 1; i < levels.size(); i++) {
                int step = Integer.parseInt(levels.get(i)) - Integer.parseInt(levels.get(i - 1));
                assertThat(step).as(path).isLessThanOrEqualTo(1);
            }
        });
    }

    @Test
    void eachPageHasItsLandmarksAndAWayPastThem() {
        pages.forEach((path, html) -> assertThat(html)
                .as(path)
                .containsOnlyOnce("<main id=\"main\"")
                .containsOnlyOnce("<header class=\"top\"")
                .contains("<html lang=\"en\">", "href=\"#main\"", "<nav aria-label=\"Pages\">"));
    }

    @Test
    void eachFieldHasAName() {
        pages.forEach((path, html) -> {
            for (String field : all(FIELD, html)) {
                List<String> ids = all(ID, field);
                boolean labelled = field.contains("aria-label=")
                        || (!ids.isEmpty() && html.contains("for=\"" + ids.get(0) + "\""));
                assertThat(labelled).as(path + ": " + field).isTrue();
            }
        });
    }

    @Test
    void eachHeadOfATableSaysWhatItHeads() {
        pages.forEach((path, html) -> assertThat(html).as(path).doesNotContainPattern("<th(?![a-z])(?![^>]*scope=)"));
    }

    @Test
    void noIdIsThereTwice() {
        pages.forEach((path, html) -> assertThat(all(ID, html)).as(path).doesNotHaveDuplicates());
    }

    @Test
    void thePresentPageIsMarked() {
        pages.forEach((path, html) -> {
            if (!path.equals("/refusals")) {
                assertThat(all(CURRENT, html)).as(path).isNotEmpty();
            }
        });
    }

    @Test
    void onlyTheHeadlineIsReadOut() {
        pages.forEach((path, html) ->
                assertThat(html.split("role=\"status\"|aria-live", -1)).as(path).hasSize(path.equals("/") ? 2 : 1));
    }

    @Test
    void eachChartHasASentenceAndATable() {
        String html = pages.getOrDefault("/", "");

        assertThat(html.split("role=\"img\" aria-label=\"[^\"]+\"", -1)).hasSize(3);
        assertThat(html.split("<summary>As a table</summary>", -1)).hasSize(3);
    }

    @Test
    void everyAttributeIsQuotedAndNoneIsEmptyOfMeaning() {
        pages.forEach((path, html) ->
                assertThat(html).as(path).doesNotContain("href=\"\"", "=null", ">null<", "Optional[", "@template"));
    }
}
