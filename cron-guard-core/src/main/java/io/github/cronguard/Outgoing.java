package io.github.cronguard;

import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.internal.alert.LogSink;
import io.github.cronguard.internal.alert.WebhookSink;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.heartbeat.Heartbeats;
import io.github.cronguard.internal.run.Closing;
import io.github.cronguard.internal.run.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a guard calls out with.
 *
 * @param heartbeats says that it lives, if somebody wants to hear it
 * @param webhook says what is wrong, if somebody wants to hear it
 * @param sinks all that are told what is wrong, the webhook too
 */
record Outgoing(Optional<Heartbeats> heartbeats, Optional<WebhookSink> webhook, List<AlertSink> sinks) {

    static Outgoing of(GuardConfig config, GuardClock clock, Ids ids, List<AlertSink> hosts) {
        Optional<WebhookSink> webhook = Optional.ofNullable(config.alerts().url())
                .map(url -> new WebhookSink(url, config.alerts().secret(), clock));
        List<AlertSink> sinks = new ArrayList<>(List.of(new LogSink()));
        webhook.ifPresent(sinks::add);
        sinks.addAll(hosts);
        Optional<Heartbeats> heartbeats = config.heartbeats().good() == null
                ? Optional.empty()
                : Optional.of(new Heartbeats(config.heartbeats(), clock, ids.next()));
        return new Outgoing(heartbeats, webhook, List.copyOf(sinks));
    }

    /** The host's listeners, and the guard's own. */
    List<RunListener> and(List<RunListener> hosts) {
        List<RunListener> all = new ArrayList<>(hosts);
        heartbeats.ifPresent(all::add);
        return all;
    }

    void close() {
        Closing.all(() -> heartbeats.ifPresent(Heartbeats::close), () -> webhook.ifPresent(WebhookSink::close));
    }
}
