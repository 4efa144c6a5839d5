package io.github.cronguard.admin.internal.web;

import io.github.cronguard.CronHealth;
import io.github.cronguard.GuardConsole;
import io.github.cronguard.spi.Pause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How cron is, read at most once for one request, whoever asks. Used by one thread. */
public final class Glance {
    private final GuardConsole console;
    private @Nullable CronHealth health;
    private @Nullable List<Pause> pauses;

    /**
     * Nothing read yet.
     *
     * @param console is asked
     */
    public Glance(GuardConsole console) {
        this.console = console;
    }

    /**
     * How cron is.
     *
     * @return as it was when this was asked first
     */
    public CronHealth health() {
        CronHealth known = health;
        if (known == null) {
            known = console.health();
            health = known;
        }
        return known;
    }

    /**
     * The pauses in force.
     *
     * @return as they were when this was asked first
     */
    public List<Pause> pauses() {
        List<Pause> known = pauses;
        if (known == null) {
            known = List.copyOf(console.storage().pauses().active());
            pauses = known;
        }
        return known;
    }
}
