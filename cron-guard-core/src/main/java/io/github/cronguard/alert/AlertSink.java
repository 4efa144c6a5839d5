package io.github.cronguard.alert;

/**
 * A way to persons: mail, chat, a pager.
 *
 * <p>Each alert is told at least once, by one of the nodes, {@link AlertKind#STORAGE_AWAY} by each. It comes again, under the same {@link Alert#id()}, if this sink
 * failed or took too long, and to all sinks if another node took it over, since the first one died before it had noted that the
 * alert was told, or failed for 10 minutes: who must not hear a thing twice remembers the id.
 */
@FunctionalInterface
public interface AlertSink {

    /**
     * Tells an alert. Called on a thread of the guard's own, by one thread at a time. It has 20 s; then it is interrupted, and
     * counts as failed. Other sinks do not wait for it.
     *
     * @param alert what to tell
     * @throws Exception if it could not be told; it is tried again after 10 s, and later more seldom, at last every 10 minutes;
     *     after 6 hours a reminder takes its place if the incident is open. Its message is logged, so it must hold no secret
     */
    void send(Alert alert) throws Exception;
}
