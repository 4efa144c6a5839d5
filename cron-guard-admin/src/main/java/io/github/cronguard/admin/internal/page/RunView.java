package io.github.cronguard.admin.internal.page;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.page.RunModel.Fact;
import io.github.cronguard.admin.internal.page.RunModel.Progress;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StorageHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows one run, and the steps that it touched. */
public final class RunView implements View {
    private static final Pattern PATH = Pattern.compile("/runs/([1-9][0-9]{0,17})");

    /** Where the storage stops to count. */
    private static final long HANDLED = 10_000;

    private final GuardConsole console;

    /**
     * A view.
     *
     * @param console is read
     */
    public RunView(GuardConsole console) {
        this.console = console;
    }

    @Override
    public Reply show(AdminRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return new Reply.Problem(404, "A run has a number, such as 9118. Look for it in the list of runs.");
        }
        RunId id = new RunId(Long.parseLong(path.group(1)));
        Optional<RunRecord> run = console.storage().runHistory().find(id);
        if (run.isEmpty()) {
            return new Reply.Problem(
                    404,
                    "No run " + id + "; runs are kept for "
                            + Numbers.of(console.times().retention().toDays(), "day") + ".");
        }
        return Reply.Page.of("run.jte", Map.of("model", model(request, run.get())));
    }

    private RunModel model(AdminRequest request, RunRecord run) {
        Instant now = request.glance().health().at();
        List<StepRecord> steps = console.storage().stepHistory().ofRun(run.id(), Pager.ROWS + 1);
        String line = Shown.firstLine(run.error());
        String error = Shown.full(run.error());
        return new RunModel(
                run.id().toString(),
                Badge.of(run.status()),
                When.of(now, run.startedAt()),
                RunRow.took(now, run),
                RunRow.how(run.method()),
                run.status() == RunStatus.RUNNING ? "" : RunRow.counts(run.counts()),
                line,
                error.equals(line) ? null : error,
                run.status() == RunStatus.RUNNING
                        ? progress(run, now, request.glance().health().lease())
                        : null,
                facts(run),
                run.output() == null || run.output().isEmpty() ? null : Shown.full(run.output()),
                run.output() == null ? "" : Numbers.of(run.output().length(), "character"),
                steps.stream()
                        .limit(Pager.ROWS)
                        .map(step -> StepRow.of(now, step))
                        .toList(),
                steps.size() > Pager.ROWS,
                neighbour(RunQuery.newest(1).after(run.id())),
                neighbour(RunQuery.newest(1).before(run.id())));
    }

    private @Nullable String neighbour(RunQuery query) {
        return console.storage().runHistory().page(query).stream()
                .findFirst()
                .map(run -> run.id().toString())
                .orElse(null);
    }

    private Progress progress(RunRecord run, Instant now, StorageHealth.@Nullable Holder holder) {
        Duration most = console.times().maxHold();
        Duration since = Duration.between(run.startedAt(), now);
        long seconds = Math.max(0, Math.min(since.toSeconds(), most.toSeconds()));
        long handled = console.storage().stepHistory().handledBy(run.id());
        return new Progress(
                seconds,
                most.toSeconds(),
                Numbers.of(Math.max(0, since.toSeconds())) + " s of at most " + Numbers.of(most.toSeconds()) + " s",
                handled == 0
                        ? "No step of a sequence is done yet"
                        : Numbers.upTo(handled, HANDLED) + (handled == 1 ? " step" : " steps") + " done so far",
                overtaken(run, holder));
    }

    private static @Nullable String overtaken(RunRecord run, StorageHealth.@Nullable Holder holder) {
        if (holder == null) {
            return "No run holds the lock: this one has lost it, or its process has died. The next run says so.";
        }
        return holder.fence() > run.fence() ? "A newer run holds the lock: this one can record nothing more." : null;
    }

    private static List<Fact> facts(RunRecord run) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Caller", Shown.brief(run.caller())));
        facts.add(new Fact("Started by", RunRow.how(run.method())));
        add(facts, "Address", run.callerIp());
        add(facts, "User agent", run.userAgent());
        facts.add(new Fact("Request id", Shown.brief(run.requestId())));
        add(facts, "Delivery id", run.deliveryId());
        facts.add(new Fact("Node", Shown.brief(run.node())));
        facts.add(new Fact("Fence", Long.toString(run.fence())));
        if (run.finishedAt() != null) {
            facts.add(new Fact("Ended", Times.utc(run.finishedAt())));
        }
        return facts;
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(name, Shown.brief(value)));
        }
    }
}
