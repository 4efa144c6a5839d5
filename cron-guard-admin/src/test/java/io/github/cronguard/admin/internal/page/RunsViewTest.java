package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.admin.internal.web.BadInput;
import io.github.cronguard.admin.internal.web.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunsViewTest {
    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private Reply show(String... fields) {
        return new RunsView(site.console).show(site.request("/runs", fields));
    }

    private RunsModel model(String... fields) {
        return Site.model(show(fields), RunsModel.class);
    }

    private String html(String... fields) {
        return site.html(site.request("/runs"), show(fields));
    }

    private void runs(int count) {
        for (int i = 0; i < count; i++) {
            site.ok();
        }
    }

    private static List<String> ids(RunsModel model) {
        return model.rows().stream().map(RunRow::id).toList();
    }

    private static List<String> down(long from, long to) {
        return LongStream.iterate(from, id -> id >= to, id -> id - 1)
                .mapToObj(Long::toString)
                .toList();
    }

    /** What the link of a page stands for. */
    private RunsModel follow(@Nullable String link) {
        assertThat(link).startsWith("/runs?");
        return model(Objects.requireNonNull(link).substring("/runs?".length()).split("[=&]"));
    }

    @Test
    void aFullPageHasNoWayOn() {
        runs(100);
        RunsModel only = model();

        assertThat(ids(only)).isEqualTo(down(100, 1));
        assertThat(only.pager()).isEqualTo(new Pager(null, null));
        assertThat(only.newest()).isEqualTo("100");
    }

    @Test
    void oneMoreRunMakesASecondPage() {
        runs(101);
        RunsModel first = model();
        RunsModel second = follow(first.pager().older());

        assertThat(ids(first)).isEqualTo(down(101, 2));
        assertThat(first.pager().newer()).isNull();
        assertThat(ids(second)).containsExactly("1");
        assertThat(second.pager().older()).isNull();
        assertThat(second.newest()).isNull();
        assertThat(ids(follow(second.pager().newer()))).isEqualTo(down(101, 2));
    }

    @Test
    void theWayBackMeetsTheSamePages() {
        runs(250);
        RunsModel second = follow(model().pager().older());
        RunsModel third = follow(second.pager().older());
        RunsModel back = follow(third.pager().newer());

        assertThat(ids(third)).isEqualTo(down(50, 1));
        assertThat(ids(back)).isEqualTo(down(150, 51)).isEqualTo(ids(second));
        assertThat(back.pager().older()).isNotNull();
        assertThat(ids(follow(back.pager().newer()))).isEqualTo(down(250, 151));
    }

    @Test
    void whoComesFromBehindSeesAFullFirstPage() {
        runs(120);
        RunsModel first = model("after", "60");

        assertThat(ids(first)).isEqualTo(down(120, 21));
        assertThat(first.pager().newer()).isNull();
        assertThat(first.newest()).isEqualTo("120");
    }

    @Test
    void aFilterStaysInTheLinksOfItsPages() {
        for (int i = 0; i < 102; i++) {
            site.failed();
        }
        runs(3);
        RunsModel failed = model("status", "FAILED");

        assertThat(ids(failed)).isEqualTo(down(102, 3));
        assertThat(failed.pager().older()).isEqualTo("/runs?status=FAILED&before=3");
        assertThat(ids(follow(failed.pager().older()))).containsExactly("2", "1");
        assertThat(failed.filter().statuses())
                .filteredOn(RunsModel.Choice::selected)
                .hasSize(1);
    }

    @Test
    void aRequestIdOfOneRunOpensIt() {
        runs(3);

        assertThat(show("request", "request-2")).isEqualTo(new Reply.SeeOther("/runs/2"));
        assertThat(ids(model("request", "request-9"))).isEmpty();
    }

    @Test
    void timesAreTheFirstOnesIncludedTheLastOnesNot() {
        runs(1);
        site.clock.advance(Duration.ofHours(1));
        runs(1);

        assertThat(ids(model("from", "2026-11-24T12:00", "to", "2026-11-24T13:00")))
                .containsExactly("1");
        assertThat(ids(model("from", "2026-11-24T12:01"))).containsExactly("2");
    }

    @Test
    void aCallerIsLookedForIn31Days() {
        runs(1);
        RunsModel model = model("caller", "main-token");

        assertThat(ids(model)).containsExactly("1");
        assertThat(model.filter().from()).isEqualTo("2026-10-24T12:00");
    }

    @Test
    void oneEndOfATimeIsCompletedTo31Days() {
        assertThat(model("to", "2026-11-01T00:00").filter().from()).isEqualTo("2026-10-01T00:00");
        assertThat(model("from", "2026-01-01T00:00").filter().to()).isEqualTo("2026-02-01T00:00");
        assertThat(model("from", "2026-11-20T00:00").filter().to()).isEmpty();
    }

    @Test
    void moreThan31DaysAreRefused() {
        assertThat(model("from", "2026-10-01T00:00", "to", "2026-11-01T00:00").rows())
                .isEmpty();
        assertThatThrownBy(() -> show("from", "2026-10-01T00:00", "to", "2026-11-01T00:01"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("31 days");
        assertThatThrownBy(() -> show("from", "2026-10-01T00:00", "to", "2026-10-01T00:00"))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> show("status", "BROKEN")).isInstanceOf(BadInput.class);
    }

    @Test
    void noRunAtAllIsNotTheSameAsNoRunOfThisFilter() {
        assertThat(html()).contains("No run yet.").doesNotContain("Clear filters");
        assertThat(html("status", "FAILED")).contains("No runs match these filters.", "Clear filters");
    }

    @Test
    void aRowSaysWhatTheRunDid() {
        site.failed();

        assertThat(model().rows()).singleElement().satisfies(row -> {
            assertThat(row.counts()).isEqualTo("12 processed, 1 skipped, 3 failed");
            assertThat(row.took()).isEqualTo("4.1 s");
            assertThat(row.error()).isEqualTo("SMTP connect to mail:587 timed out");
            assertThat(row.how()).isEqualTo("call by POST");
        });
    }
}
