package io.github.cronguard.internal.alert;

import io.github.cronguard.GuardClock;
import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.internal.answer.JsonObject;
import io.github.cronguard.internal.http.BoundedHttp;
import io.github.cronguard.internal.http.BrokenAnswer;
import io.github.cronguard.internal.run.GuardThreads;
import io.github.cronguard.internal.signature.MessageSigner;
import io.github.cronguard.token.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Posts each alert as a flat JSON object, signed after Standard Webhooks if there is a secret. Every answer 2xx is a success; the
 * address, which may hold a key, stands in no message.
 */
public final class WebhookSink implements AlertSink, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int DIGEST_BYTES = 4;

    private final URI url;
    private final @Nullable MessageSigner signer;
    private final GuardClock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(GuardThreads.factory("cron-guard-alert-timer"));
    private final BoundedHttp http = new BoundedHttp("cron-guard-alert-http", timer, CONNECT);

    /**
     * Makes no thread yet.
     *
     * @param url where to
     * @param secret in Base64 without a prefix, or null
     * @param clock its time of day stands in the timestamps
     */
    public WebhookSink(URI url, @Nullable Secret secret, GuardClock clock) {
        this.url = url;
        this.signer = secret == null ? null : new MessageSigner(secret);
        this.clock = clock;
    }

    @Override
    public void send(Alert alert) throws Exception {
        String id = id(alert);
        byte[] body = body(alert, id).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>(
                signer == null
                        ? MessageSigner.unsigned(id, clock.instant())
                        : signer.headers(id, clock.instant(), body));
        headers.put("Content-Type", "application/json");
        int status = status(headers, body);
        if (status < 200 || status > 299) {
            throw new BrokenAnswer(url.getHost() + " answered with status " + status);
        }
    }

    private int status(Map<String, String> headers, byte[] body) throws Exception {
        try {
            return http.post(url, headers, body).get();
        } catch (CancellationException late) {
            throw new BrokenAnswer(url.getHost() + " did not answer in time");
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw new BrokenAnswer(url.getHost() + " did not answer: "
                    + (cause == null ? failure : cause).getClass().getSimpleName());
        }
    }

    /** Unique among all guards that share a receiver, which drops what comes under an id that it knows. */
    private static String id(Alert alert) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((alert.guard() + "\n" + alert.since()).getBytes(StandardCharsets.UTF_8));
            return alert.id() + "-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String body(Alert alert, String id) {
        return new JsonObject()
                .put("type", alert.event())
                .put("guard", alert.guard())
                .put("state", alert.phase().name().toLowerCase(Locale.ROOT))
                .put("since", alert.since())
                .put("at", alert.at())
                .put("sentence", alert.sentence())
                .put("detail", alert.detail())
                .put("node", alert.node())
                .put("id", id)
                .toString();
    }

    @Override
    public void close() {
        http.close();
        timer.shutdownNow();
    }
}
