package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.cronguard.admin.Operator;
import io.github.cronguard.admin.internal.web.BadInput;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttentionViewTest {
    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private Reply show(String... fields) {
        return new AttentionView(site.console).show(site.request("/attention", fields));
    }

    private AttentionModel model(String... fields) {
        return Site.model(show(fields), AttentionModel.class);
    }

    private String html(String... fields) {
        return site.html(site.request("/attention"), show(fields));
    }

    /** As many steps as said, all in one state. */
    private void steps(int count, StepMark.To to, String error) {
        site.enroll(
                Site.SEQUENCE,
                IntStream.range(0, count)
                        .mapToObj(i -> to + "-" + error.hashCode() + "-" + i + "@example.test")
                        .toArray(String[]::new));
        site.handle(contact -> to, error);
    }

    @Test
    void eachStateHasItsCount() {
        steps(2, StepMark.To.UNCERTAIN, "killed");
        steps(3, StepMark.To.DEAD, "SMTP 550");
        steps(1, StepMark.To.QUEUED, "");

        assertThat(model().tabs())
                .extracting(AttentionModel.Tab::word, AttentionModel.Tab::count, AttentionModel.Tab::current)
                .containsExactly(
                        tuple("Uncertain", "2", "page"),
                        tuple("Dead", "3", null),
                        tuple("Queued", "1", null),
                        tuple("Abandoned runs, 24 h", "0", null));
        assertThat(model("state", "QUEUED").rows()).hasSize(1);
    }

    @Test
    void opensWhereThereIsSomething() {
        steps(1, StepMark.To.DEAD, "SMTP 550");

        assertThat(model().state()).isEqualTo("DEAD");
        assertThat(model("state", "UNCERTAIN").rows()).isEmpty();
    }

    @Test
    void deadStepsAreGroupedByTheirError() {
        steps(3, StepMark.To.DEAD, "SMTP 550");
        steps(1, StepMark.To.DEAD, "template & missing");
        AttentionModel model = model("state", "DEAD");

        assertThat(model.groups())
                .extracting(AttentionModel.Group::shown, AttentionModel.Group::count)
                .containsExactly(tuple("SMTP 550", "3"), tuple("template & missing", "1"));
        assertThat(model.groups().get(1).path()).isEqualTo("/attention?state=DEAD&error=template+%26+missing");
        assertThat(model("state", "DEAD", "error", "template & missing").rows()).hasSize(1);
    }

    @Test
    void aDeadStepOfTodayIsRetriedAtOnceAndAnOlderOneAsksFirst() {
        steps(1, StepMark.To.DEAD, "SMTP 550");
        assertThat(html("state", "DEAD")).contains("/actions/retry").contains(">Retry<");

        site.clock.advance(Duration.ofHours(25));
        assertThat(html("state", "DEAD")).doesNotContain("/actions/retry").contains("/confirm/retry");
    }

    @Test
    void whatMayBeSentTwiceAlwaysAsksFirst() {
        steps(1, StepMark.To.UNCERTAIN, "killed");

        assertThat(html())
                .contains("/actions/confirm-sent", "/confirm/send-again?step=default_outreach%2F1%2F1")
                .doesNotContain("/actions/send-again");
    }

    @Test
    void whoMayOnlyLookSeesNoButton() {
        steps(1, StepMark.To.UNCERTAIN, "killed");
        site.operator = new Operator("bo", false);

        assertThat(html())
                .contains("UNCERTAIN-")
                .doesNotContain("/actions/", "/confirm/", "checkbox", "method=\"post\"", "csrf");
    }

    @Test
    void nobodyDecidesOfQueuedSteps() {
        steps(1, StepMark.To.QUEUED, "");

        assertThat(html("state", "QUEUED")).doesNotContain("/actions/", "/confirm/", "checkbox");
    }

    @Test
    void pagesFollowEachOther() {
        steps(101, StepMark.To.DEAD, "SMTP 550");
        AttentionModel first = model("state", "DEAD", "error", "550");
        String older = Objects.requireNonNull(first.pager().older());

        assertThat(first.rows()).hasSize(100);
        assertThat(first.pager().newer()).isNull();
        assertThat(older).startsWith("/attention?state=DEAD&error=550&before=");
        AttentionModel second =
                model("state", "DEAD", "error", "550", "before", older.substring(older.lastIndexOf('=') + 1));
        assertThat(second.rows()).hasSize(1);
        assertThat(second.pager()).isEqualTo(new Pager("/attention?state=DEAD&error=550", null));
    }

    @Test
    void aLongErrorMakesNoLongLinkAndNoLongField() {
        String error = "é".repeat(1_999);
        steps(101, StepMark.To.DEAD, error);
        steps(1, StepMark.To.DEAD, "SMTP 550");
        AttentionModel model = model("state", "DEAD");
        String part = "é".repeat(200);

        assertThat(model.groups().get(0).error()).isEqualTo(part);
        assertThat(model.groups().get(0).path()).hasSizeLessThan(2_000);
        assertThat(html("state", "DEAD")).contains("value=\"" + part + "\"").doesNotContain("value=\"" + part + "é");
        AttentionModel asked = model("state", "DEAD", "error", error);
        assertThat(asked.rows()).hasSize(100);
        assertThat(Objects.requireNonNull(asked.pager().older())).hasSizeLessThan(2_000);
    }

    @Test
    void aFullPageHasNoWayOn() {
        steps(100, StepMark.To.DEAD, "SMTP 550");

        assertThat(model("state", "DEAD").rows()).hasSize(100);
        assertThat(model("state", "DEAD").pager()).isEqualTo(new Pager(null, null));
    }

    @Test
    void noneIsNotTheSameAsNoneOfThisFilter() {
        assertThat(html()).contains("No step is uncertain.").doesNotContain("Clear filters");
        assertThat(html("state", "DEAD", "sequence", "invoices"))
                .contains("No dead steps match these filters.", "Clear filters");
    }

    @Test
    void theFilterKnowsTheSequencesThatHaveSteps() {
        steps(1, StepMark.To.DEAD, "SMTP 550");

        assertThat(model("state", "DEAD", "sequence", "gone").sequences())
                .extracting(RunsModel.Choice::value, RunsModel.Choice::selected)
                .containsExactly(tuple(Site.SEQUENCE, false), tuple("gone", true));
    }

    @Test
    void anotherStateIsRefused() {
        assertThatThrownBy(() -> show("state", "DONE")).isInstanceOf(BadInput.class);
    }
}
