package io.github.cronguard.admin.internal.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.cronguard.CronGuard;
import io.github.cronguard.GuardConsole;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Settings;
import io.github.cronguard.admin.Operator;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Fields;
import io.github.cronguard.admin.internal.web.Frame;
import io.github.cronguard.admin.internal.web.Glance;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.RefusalCount;
import io.github.cronguard.spi.RunFinish;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStart;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A guard in memory on a manual clock, with what is written into it, and its pages. */
final class Site implements AutoCloseable {
    static final String SEQUENCE = "default_outreach";
    /** What no page may show as it is. */
    static final String HOSTILE = "<script>alert(1)</script>\"'&\u202Egnp\uD800" + "x".repeat(10_000);

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Site.class.getClassLoader(), "io.github.cronguard.admin.internal.template");

    final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    final InMemoryStorage storage = new InMemoryStorage(clock);
    final String token = CronTokens.generate().reveal();
    final AtomicInteger reads = new AtomicInteger();
    final WatchedStorage watched = new WatchedStorage(reads);
    final CronGuard guard;
    final GuardConsole console;
    Operator operator = new Operator("anna", true);
    private int leases;

    Site() {
        guard = CronGuard.builder(Settings.builder().token(token).build())
                .clock(clock)
                .storage(watched.around(storage))
                .sequence(sequence(SEQUENCE))
                .sequence(sequence("invoices"))
                .build();
        console = guard.console();
    }

    private static Sequence sequence(String key) {
        return Sequence.named(key)
                .step(1, "intro")
                .step(2, "follow-up", Duration.ofDays(3))
                .handledBy(Delivery.AT_MOST_ONCE, context -> StepResult.processed());
    }

    Lease lock(String node) {
        return storage.runLock()
                .tryAcquire(new LeaseRequest(console.name(), "owner-" + ++leases, node, Duration.ofSeconds(60)))
                .orElseThrow();
    }

    RunId begin(Lease lease, String caller, String requestId, @Nullable String userAgent) {
        return storage.runRecorder()
                .start(new RunStart(lease, "node-2", requestId, "POST", caller, "msg_2a", "198.51.100.4", userAgent));
    }

    /** A run from begin to end; the clock moves on by its duration. */
    RunId run(RunStatus status, Duration took, @Nullable String output, @Nullable String error) {
        try (Lease lease = lock("node-2")) {
            RunId id = begin(lease, "main-token", "request-" + leases, "curl/8.5");
            clock.advance(took);
            RunCounts counts = new RunCounts(12, 0, 1, status == RunStatus.OK ? 0 : 3);
            storage.runRecorder().finish(id, new RunFinish(status, took, counts, output, error));
            return id;
        }
    }

    RunId ok() {
        return run(RunStatus.OK, Duration.ofMillis(220), null, null);
    }

    RunId failed() {
        return run(RunStatus.FAILED, Duration.ofMillis(4_100), null, "SMTP connect to mail:587 timed out\nat Mailer");
    }

    void enroll(String sequence, String... contacts) {
        storage.enrollments()
                .enrollAll(sequence, Arrays.stream(contacts).map(Contact::of).toList());
    }

    /** A run that claims what is due, and says what became of it. */
    RunId handle(Function<String, StepMark.@Nullable To> fate, @Nullable String error) {
        try (Lease lease = lock("node-1")) {
            RunId id = begin(lease, "main-token", "request-" + leases, "curl/8.5");
            Claim claim = storage.stepSource().claim(new ClaimRequest(List.of(SEQUENCE, "invoices"), 1_000, lease));
            for (var step : claim.steps()) {
                StepMark.To to = fate.apply(step.contact());
                if (to != null) {
                    storage.stepSource()
                            .mark(
                                    claim,
                                    List.of(new StepMark(
                                            step,
                                            to,
                                            to == StepMark.To.DONE ? null : error,
                                            to == StepMark.To.PENDING ? Duration.ofMinutes(5) : null,
                                            to.finishes()
                                                    ? new StepMark.Next(2, "follow-up", Duration.ofDays(3))
                                                    : null)));
                }
            }
            storage.runRecorder()
                    .finish(id, new RunFinish(RunStatus.OK, Duration.ofSeconds(1), RunCounts.NONE, null, null));
            return id;
        }
    }

    void refuse(String reason, int count, String address) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        storage.runRecorder()
                .refused(List.of(new RefusalCount(console.name(), minute, reason, count, address, "req-" + count)));
    }

    AdminRequest request(String path, String... fields) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.put(fields[i], List.of(fields[i + 1]));
        }
        return new AdminRequest(operator, false, path, "/app/cron", new Fields(values), new Glance(console));
    }

    /** What a page is made of. */
    static <T> T model(Reply reply, Class<T> type) {
        return type.cast(Objects.requireNonNull(((Reply.Page) reply).model().get("model")));
    }

    /** Renders as the servlet does. */
    String html(AdminRequest request, Reply reply) {
        Reply.Page page = (Reply.Page) reply;
        Map<String, Object> model = new HashMap<>(page.model());
        model.put("frame", frame(request));
        return html(page.template(), model);
    }

    Frame frame(AdminRequest request) {
        String section = request.path().substring(1).replaceFirst("/.*", "");
        return new Frame(
                request.base(),
                request.base() + "/assets/0a1b",
                console.name(),
                operator,
                operator.mayAct() ? "form-token" : "",
                section,
                request.glance().health(),
                request.glance().pauses(),
                null);
    }

    static String html(String template, Map<String, Object> model) {
        StringOutput out = new StringOutput();
        TEMPLATES.render(template, model, out);
        return out.toString();
    }

    @Override
    public void close() {
        guard.close();
    }
}
