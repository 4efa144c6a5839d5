package io.github.cronguard.internal.oidc;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.http.BoundedHttp;
import io.github.cronguard.internal.http.BrokenAnswer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Keeps one issuer's keys fresh. Used by one thread, to which the answers come back. */
final class KeyFetch {
    private final Discovery discovery;
    private final IssuerKeys keys;
    private final BoundedHttp http;
    private final Executor thread;
    private final FetchPlan plan;
    private final KeyReport report;
    private CompletableFuture<KeySet> underWay = CompletableFuture.failedFuture(new CancellationException());

    KeyFetch(String issuer, IssuerKeys keys, GuardClock clock, BoundedHttp http, Executor thread) {
        this.discovery = new Discovery(issuer);
        this.keys = keys;
        this.http = http;
        this.thread = thread;
        this.plan = new FetchPlan(clock);
        this.report = new KeyReport(issuer);
    }

    /** Begins to fetch if it is time; never waits. */
    void look() {
        if (keys.current().isEmpty()) {
            report.tooOld();
        }
        if (underWay.isDone() && plan.due(keys.wanted())) {
            plan.begin();
            keys.fetching();
            // whatever goes wrong is a failure of the fetch, and is tried again in its time
            underWay = CompletableFuture.completedFuture(discovery.document())
                    .thenCompose(http::get)
                    .thenComposeAsync(document -> http.get(broken(() -> discovery.keys(document))), thread)
                    .thenApply(answer -> broken(() -> KeySet.parse(answer)))
                    .whenCompleteAsync(this::ended, thread);
        }
    }

    private void ended(@Nullable KeySet fetched, @Nullable Throwable failure) {
        if (fetched != null) {
            keys.replace(fetched);
            plan.succeeded();
            report.fetched(fetched.size());
        } else {
            plan.failed();
            report.failed(why(failure));
        }
    }

    /** In our own words, or by the type alone. */
    private static String why(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CancellationException) {
            return "no answer in time";
        }
        return cause instanceof BrokenAnswer
                ? String.valueOf(cause.getMessage())
                : String.valueOf(cause == null ? null : cause.getClass().getSimpleName());
    }

    private interface Reading<T> {
        T read() throws BrokenAnswer;
    }

    private static <T> T broken(Reading<T> reading) {
        try {
            return reading.read();
        } catch (BrokenAnswer e) {
            throw new CompletionException(e);
        }
    }
}
