package io.github.cronguard.internal.http;

import io.github.cronguard.internal.run.GuardThreads;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Calls out: answers have at most 256 KB and 10 s, without following a redirect, without cookies or credentials. Nothing blocks:
 * names are resolved and bytes are read on threads of its own, which end when they are idle.
 */
public final class BoundedHttp implements AutoCloseable {
    private static final int MAX_BYTES = 262_144;
    private static final Duration WHOLE = Duration.ofSeconds(10);

    private final ScheduledExecutorService timer;
    private final Duration connect;
    private final Duration whole;
    private final ExecutorService threads;
    private final Map<Object, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    /** Made by the first call, since it brings a thread of its own along. */
    private volatile @Nullable HttpClient client;

    /**
     * Makes no thread yet.
     *
     * @param name of its threads
     * @param timer ends what takes too long
     * @param connect how long a connection may take
     */
    public BoundedHttp(String name, ScheduledExecutorService timer, Duration connect) {
        this(name, timer, connect, WHOLE);
    }

    /** For tests, with another time for the whole of an answer. */
    BoundedHttp(String name, ScheduledExecutorService timer, Duration connect, Duration whole) {
        this.threads = GuardThreads.cached(name);
        this.timer = timer;
        this.connect = connect;
        this.whole = whole;
    }

    /**
     * Begins to get a document. Called by one thread at a time, as all that calls out.
     *
     * @param uri where it is
     * @return its bytes; fails with a {@link BrokenAnswer} if the status is not 200 or the answer too long, with a
     *     {@link CancellationException} when the time is over or this is closed, else as the network does
     */
    public CompletableFuture<byte[]> get(URI uri) {
        HttpRequest.Builder request = request(uri).header("Accept", "application/json");
        return send(request).thenApply(response -> {
            if (response.statusCode() != 200) {
                throw new CompletionException(new BrokenAnswer("status " + response.statusCode()));
            }
            return response.body();
        });
    }

    /**
     * Begins a call whose answer says no more than its status.
     *
     * @param uri where to
     * @return the status; fails as {@link #get} does
     */
    public CompletableFuture<Integer> ping(URI uri) {
        return send(request(uri)).thenApply(HttpResponse::statusCode);
    }

    /**
     * Begins to hand a document over.
     *
     * @param uri where to
     * @param headers with their values
     * @param body the document
     * @return the status; fails as {@link #get} does
     */
    public CompletableFuture<Integer> post(URI uri, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = request(uri).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request).thenApply(HttpResponse::statusCode);
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("User-Agent", "cron-guard");
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest.Builder request) {
        if (threads.isShutdown()) {
            return CompletableFuture.failedFuture(new CancellationException("closed"));
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request.build(), head -> new BoundedBody(MAX_BYTES));
        Object key = new Object();
        open.put(key, answer);
        // the request's own time-out would end with the answer's head, and a body may trickle for ever
        ScheduledFuture<?> deadline =
                timer.schedule(() -> answer.cancel(true), whole.toMillis(), TimeUnit.MILLISECONDS);
        return answer.whenComplete((got, failure) -> {
            deadline.cancel(false);
            open.remove(key);
        });
    }

    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .executor(threads)
                    .version(Version.HTTP_1_1)
                    .followRedirects(Redirect.NEVER)
                    .connectTimeout(connect)
                    .build();
            client = made;
        }
        return made;
    }

    /** Hangs up whatever is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
        open.values().forEach(answer -> answer.cancel(true));
        client = null; // it cannot be closed before Java 21: its thread ends when nobody holds it any more
    }
}
