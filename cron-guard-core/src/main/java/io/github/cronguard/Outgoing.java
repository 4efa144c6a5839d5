package io.github.cronguard;

import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.internal.alert.LogSink;
import io.github.cronguard.internal.alert.WebhookSink;
import io.github.cronguard.internal.config.GuardConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a guard calls out with.
 *
 * @param webhook says what is wrong, if somebody wants to hear it
 * @param sinks all that are told what is wrong, the webhook too
 */
record Outgoing(Optional<WebhookSink> webhook, List<AlertSink> sinks) {

    static Outgoing of(GuardConfig config, GuardClock clock, List<AlertSink> hosts) {
        Optional<WebhookSink> webhook = Optional.ofNullable(config.alerts().url())
                .map(url -> new WebhookSink(url, config.alerts().secret(), clock));
        List<AlertSink> sinks = new ArrayList<>(List.of(new LogSink()));
        webhook.ifPresent(sinks::add);
        sinks.addAll(hosts);
        return new Outgoing(webhook, List.copyOf(sinks));
    }

    void close() {
        webhook.ifPresent(WebhookSink::close);
    }
}
