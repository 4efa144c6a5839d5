package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.Windows.Window;
import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.StorageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Gives the permits of a guard's limits: of several from all or from none, in a transaction, of one alone without. Who is known
 * to have none left is refused without a statement. Safe for use by several threads.
 */
final class Permits {
    private static final Window UNLIMITED = new Window(new RateLimitResult(true, 0, 0, Duration.ZERO), true);

    private final Database db;
    private final StorageContext context;
    private final Windows windows;
    private final OneWindow oneWindow;
    private final UsedUp usedUp;

    Permits(Database db, StorageContext context) {
        this.db = db;
        this.context = context;
        this.windows = new Windows(db, context.guard());
        this.oneWindow = new OneWindow(db, windows);
        this.usedUp = new UsedUp(context.clock());
    }

    RateLimitResult acquire(String key) {
        return usedUp.refusal(key).orElseGet(() -> ask(key));
    }

    private RateLimitResult ask(String key) {
        long asked = context.clock().nanoTime();
        Window window = window(key, context.rateLimits());
        if (window.certain() && !window.result().allowed()) {
            usedUp.remember(key, window.result(), asked);
        }
        return window.result();
    }

    private Window window(String key, List<RateLimit> limits) {
        if (limits.isEmpty()) {
            return UNLIMITED;
        }
        if (limits.size() > 1) {
            return db.inTransaction(handle -> all(handle, key, limits));
        }
        return oneWindow.acquire(key, limits.get(0));
    }

    private Window all(Handle handle, String key, List<RateLimit> limits) {
        List<Window> all = new ArrayList<>();
        // In the order of the settings on all nodes, so that they do not wait for each other in a circle.
        for (RateLimit limit : limits) {
            all.add(windows.acquire(handle, key, limit));
        }
        Optional<Window> refused = all.stream()
                .filter(window -> !window.result().allowed())
                .max(Comparator.comparing(window -> window.result().retryAfter()));
        if (refused.isPresent()) {
            handle.rollback(); // what the other limits gave
            return refused.get();
        }
        return all.stream()
                .min(Comparator.comparingLong(window -> window.result().remaining()))
                .orElseThrow();
    }
}
