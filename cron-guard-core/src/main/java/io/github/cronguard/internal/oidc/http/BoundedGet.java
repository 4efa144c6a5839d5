package io.github.cronguard.internal.oidc.http;

import io.github.cronguard.internal.run.GuardThreads;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gets small documents: at most 256 KB within 10 s, without following a redirect, without cookies or credentials. Nothing
 * blocks: names are resolved and bytes are read on threads of its own, which end when they are idle.
 */
public final class BoundedGet implements AutoCloseable {
    private static final int MAX_BYTES = 262_144;
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration WHOLE = Duration.ofSeconds(10);

    private final ScheduledExecutorService timer;
    private final Duration whole;
    private final ExecutorService threads = GuardThreads.cached("cron-guard-oidc-http");
    private final Map<Object, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    /** Made by the first call, since it brings a thread of its own along. */
    private @Nullable HttpClient client;

    /**
     * Makes no thread yet.
     *
     * @param timer ends what takes too long
     */
    public BoundedGet(ScheduledExecutorService timer) {
        this(timer, WHOLE);
    }

    /** For tests, with another time for the whole of an answer. */
    BoundedGet(ScheduledExecutorService timer, Duration whole) {
        this.timer = timer;
        this.whole = whole;
    }

    /**
     * Begins to get a document. Called by one thread at a time.
     *
     * @param uri where it is
     * @return its bytes; fails with a {@link BrokenAnswer} if the status is not 200 or the answer too long, with a
     *     {@link java.util.concurrent.CancellationException} when the time is over, else as the network does
     */
    public CompletableFuture<byte[]> get(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                .header("User-Agent", "cron-guard")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, head -> new BoundedBody(MAX_BYTES));
        Object key = new Object();
        open.put(key, answer);
        // the request's own time-out would end with the answer's head, and a body may trickle for ever
        ScheduledFuture<?> deadline =
                timer.schedule(() -> answer.cancel(true), whole.toMillis(), TimeUnit.MILLISECONDS);
        return answer.whenComplete((got, failure) -> {
                    deadline.cancel(false);
                    open.remove(key);
                })
                .thenApply(BoundedGet::body);
    }

    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .executor(threads)
                    .version(Version.HTTP_1_1)
                    .followRedirects(Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();
            client = made;
        }
        return made;
    }

    private static byte[] body(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new CompletionException(new BrokenAnswer("status " + response.statusCode()));
        }
        return response.body();
    }

    /** Hangs up whatever is under way. */
    @Override
    public void close() {
        open.values().forEach(answer -> answer.cancel(true));
        threads.shutdownNow();
    }
}
