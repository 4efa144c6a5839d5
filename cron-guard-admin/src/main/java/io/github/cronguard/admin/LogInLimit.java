package io.github.cronguard.admin;

import io.github.cronguard.GuardClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many passwords a sender may have looked at: ten wrong ones a minute. The table is bounded; when it is full of senders of
 * this minute, all others share one entry.
 */
final class LogInLimit {
    static final int PERMITS = 10;
    private static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 10_000;
    private static final String OTHERS = "";

    private record Window(long began, int count) {}

    private final GuardClock clock;
    private final Map<String, Window> windows = new HashMap<>();

    LogInLimit(GuardClock clock) {
        this.clock = clock;
    }

    /** Takes one; how long to wait instead, if there is none left. */
    synchronized Optional<Duration> take(String sender) {
        long now = clock.nanoTime();
        String key = keyOf(sender, now);
        Window window = windows.get(key);
        if (window == null || now - window.began >= WINDOW) {
            windows.put(key, new Window(now, 1));
            return Optional.empty();
        }
        if (window.count >= PERMITS) {
            return Optional.of(Duration.ofNanos(WINDOW - (now - window.began)));
        }
        windows.put(key, new Window(window.began, window.count + 1));
        return Optional.empty();
    }

    /** Gives back what was taken for a password that was right. */
    synchronized void giveBack(String sender) {
        windows.computeIfPresent(
                windows.containsKey(SenderNet.of(sender)) ? SenderNet.of(sender) : OTHERS,
                (key, window) -> new Window(window.began, Math.max(0, window.count - 1)));
    }

    private String keyOf(String sender, long now) {
        String key = SenderNet.of(sender);
        if (!windows.containsKey(key) && windows.size() >= MOST) {
            windows.values().removeIf(old -> now - old.began >= WINDOW);
            return windows.size() >= MOST ? OTHERS : key;
        }
        return key;
    }
}
