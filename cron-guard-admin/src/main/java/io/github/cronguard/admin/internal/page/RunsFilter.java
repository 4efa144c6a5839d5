package io.github.cronguard.admin.internal.page;

import io.github.cronguard.admin.internal.page.RunsModel.Choice;
import io.github.cronguard.admin.internal.page.RunsModel.Filter;
import io.github.cronguard.admin.internal.web.BadInput;
import io.github.cronguard.admin.internal.web.Fields;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunQuery;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which runs are asked for. */
record RunsFilter(
        @Nullable RunStatus status,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String caller,
        @Nullable String request,
        @Nullable RunId before,
        @Nullable RunId after) {
    private static final Duration MOST = Duration.ofDays(31);

    /** Reads the fields; a time without its other end is completed to 31 days, so that no question scans all runs. */
    static RunsFilter of(Fields fields, Instant now) {
        Instant from = fields.time("from").orElse(null);
        Instant to = fields.time("to").orElse(null);
        String caller = fields.text("caller", Bounds.NAME).orElse(null);
        if (from == null && to == null && caller != null) {
            from = now.minus(MOST);
        } else if (from == null && to != null) {
            from = to.minus(MOST);
        } else if (to == null && from != null && from.plus(MOST).isBefore(now)) {
            to = from.plus(MOST);
        }
        check(from, to);
        return new RunsFilter(
                fields.word("status", RunStatus.class).orElse(null),
                from,
                to,
                caller,
                fields.text("request", Bounds.REQUEST_ID).orElse(null),
                run(fields, "before"),
                run(fields, "after"));
    }

    private static void check(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new BadInput("The field from must be a time before the field to.");
        }
        if (from != null && to != null && to.isAfter(from.plus(MOST))) {
            throw new BadInput("The fields from and to may be at most 31 days apart.");
        }
    }

    private static @Nullable RunId run(Fields fields, String name) {
        return fields.number(name)
                .map(number -> number == 0 ? null : new RunId(number))
                .orElse(null);
    }

    RunQuery query(int limit) {
        return new RunQuery(status, caller, request, from, to, before, after, limit);
    }

    RunsFilter first() {
        return new RunsFilter(status, from, to, caller, request, null, null);
    }

    boolean any() {
        return status != null || from != null || to != null || caller != null || request != null;
    }

    Link link() {
        return Link.to("/runs")
                .with("status", status)
                .with("from", from == null ? null : Times.field(from))
                .with("to", to == null ? null : Times.field(to))
                .with("caller", caller)
                .with("request", request);
    }

    Filter form() {
        return new Filter(
                Arrays.stream(RunStatus.values())
                        .map(each -> new Choice(each.name(), Badge.of(each).word(), each == status))
                        .toList(),
                from == null ? "" : Times.field(from),
                to == null ? "" : Times.field(to),
                caller == null ? "" : caller,
                request == null ? "" : request,
                any());
    }
}
