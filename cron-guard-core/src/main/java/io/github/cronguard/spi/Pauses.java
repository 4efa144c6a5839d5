package io.github.cronguard.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators have paused. */
public interface Pauses {

    /**
     * The pauses in force now, by the store's clock.
     *
     * @return in no particular order
     */
    List<Pause> active();

    /**
     * Pauses; a pause of the same scope is replaced.
     *
     * @param scope {@link Pause#ALL}, or a sequence's key
     * @param until when it ends by itself, or null if it does not
     * @param who pauses, 1 to 64 characters
     * @param reason why, at most 500 characters, may be empty
     * @throws IllegalArgumentException if a text is too long, empty where it may not be, or holds control characters, or
     *     the scope is neither {@link Pause#ALL} nor a sequence of this guard: a mistyped key would pause nothing. The message
     *     names the sequences
     */
    void pause(String scope, @Nullable Instant until, String who, String reason);

    /**
     * Ends a pause, also one of a sequence that is not defined any more.
     *
     * @param scope {@link Pause#ALL}, or a sequence's key
     * @param who resumes, 1 to 64 characters
     * @return false if it was not paused
     */
    boolean resume(String scope, String who);
}
