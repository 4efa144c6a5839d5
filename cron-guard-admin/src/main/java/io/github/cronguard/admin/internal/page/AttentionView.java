package io.github.cronguard.admin.internal.page;

import io.github.cronguard.CronHealth;
import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.page.AttentionModel.Group;
import io.github.cronguard.admin.internal.page.AttentionModel.Tab;
import io.github.cronguard.admin.internal.page.RunsModel.Choice;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.ErrorPart;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.ErrorGroup;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lists the steps that wait for a decision. */
public final class AttentionView implements View {
    private static final Duration LATELY = Duration.ofDays(1);

    private final GuardConsole console;

    /**
     * A view.
     *
     * @param console is read
     */
    public AttentionView(GuardConsole console) {
        this.console = console;
    }

    /** What is asked for. */
    private record Asked(
            AttentionState state,
            @Nullable String sequence,
            @Nullable String error,
            @Nullable Long before) {
        Link link(@Nullable String otherError) {
            return Link.to("/attention")
                    .with("state", state)
                    .with("sequence", sequence)
                    .with("error", otherError);
        }
    }

    @Override
    public Reply show(AdminRequest request) {
        CronHealth health = request.glance().health();
        Asked asked = new Asked(
                request.fields().word("state", AttentionState.class).orElse(usual(health)),
                request.fields().text("sequence", Bounds.NAME).orElse(null),
                request.fields().text("error", Bounds.ERROR).map(ErrorPart::of).orElse(null),
                request.fields().number("before").orElse(null));
        return Reply.Page.of("attention.jte", Map.of("model", model(asked, health)));
    }

    private static AttentionState usual(CronHealth health) {
        return health.uncertain() == 0 && health.dead() > 0 ? AttentionState.DEAD : AttentionState.UNCERTAIN;
    }

    private AttentionModel model(Asked asked, CronHealth health) {
        Instant now = health.at();
        StepHistory history = console.storage().stepHistory();
        List<StepRecord> found = history.page(
                new StepQuery(asked.state().state, asked.sequence(), asked.error(), asked.before(), Pager.ROWS + 1));
        List<StepRecord> steps = found.stream().limit(Pager.ROWS).toList();
        boolean more = found.size() > Pager.ROWS;
        List<StepTotals> totals = history.totals(LATELY);
        boolean any = asked.sequence() != null || asked.error() != null;
        return new AttentionModel(
                tabs(asked.state(), health, totals),
                asked.state().name(),
                asked.state().meaning,
                asked.state() != AttentionState.QUEUED,
                sequences(totals, asked.sequence()),
                asked.sequence() == null ? "" : asked.sequence(),
                asked.error() == null ? "" : asked.error(),
                any,
                any
                        ? "No " + asked.state().word.toLowerCase(Locale.ROOT) + " steps match these filters."
                        : "No step is " + asked.state().word.toLowerCase(Locale.ROOT) + ".",
                asked.state() == AttentionState.QUEUED ? List.of() : groups(asked, history),
                steps.stream().map(step -> StepRow.of(now, step)).toList(),
                new Pager(
                        asked.before() == null
                                ? null
                                : asked.link(asked.error()).toString(),
                        more
                                ? asked.link(asked.error())
                                        .with(
                                                "before",
                                                steps.get(steps.size() - 1).row())
                                        .toString()
                                : null),
                asked.state().first(),
                asked.state().second());
    }

    private List<Tab> tabs(AttentionState present, CronHealth health, List<StepTotals> totals) {
        long queued = totals.stream().mapToLong(StepTotals::queued).sum();
        long abandoned = console.storage().runHistory().counts(LATELY).getOrDefault(RunStatus.ABANDONED, 0L);
        return List.of(
                tab(AttentionState.UNCERTAIN, present, Numbers.upTo(health.uncertain(), Backlog.MOST)),
                tab(AttentionState.DEAD, present, Numbers.upTo(health.dead(), Backlog.MOST)),
                tab(AttentionState.QUEUED, present, Numbers.upTo(queued, StepTotals.MOST)),
                new Tab(
                        Link.to("/runs").with("status", RunStatus.ABANDONED).toString(),
                        "Abandoned runs, 24 h",
                        Numbers.of(abandoned),
                        null));
    }

    private static Tab tab(AttentionState state, AttentionState present, String count) {
        return new Tab(
                Link.to("/attention").with("state", state).toString(),
                state.word,
                count,
                state == present ? "page" : null);
    }

    /** The ones that have steps, and the one that was asked for. */
    private static List<Choice> sequences(List<StepTotals> totals, @Nullable String asked) {
        TreeSet<String> keys = new TreeSet<>();
        totals.forEach(total -> keys.add(total.sequence()));
        if (asked != null) {
            keys.add(asked);
        }
        return keys.stream()
                .map(key -> new Choice(key, Shown.brief(key), key.equals(asked)))
                .toList();
    }

    private static List<Group> groups(Asked asked, StepHistory history) {
        return history.errors(asked.state().state).stream()
                .map(group -> group(asked, group))
                .toList();
    }

    private static Group group(Asked asked, ErrorGroup group) {
        String part = ErrorPart.of(group.error());
        return new Group(
                group.error().isEmpty() ? "no error is stored" : Shown.firstLine(group.error()),
                part,
                Numbers.upTo(group.count(), Backlog.MOST),
                new Asked(asked.state(), null, null, null).link(part).toString());
    }
}
