package io.github.cronguard.admin.internal.page;

import org.jspecify.annotations.Nullable;

/**
 * What the lock's page shows.
 *
 * @param name the lock's name
 * @param holder who holds it, or null if it is free
 * @param last who held it last, in words; empty if nobody has
 */
public record LockModel(String name, @Nullable Holder holder, String last) {

    /**
     * Who holds the lock.
     *
     * @param node where
     * @param run the run, or null before it has its row
     * @param fence the lease's
     * @param since since when
     * @param frees when the lock frees itself if the process has died
     * @param deadline when a run that works is ended
     * @param unlockLink the page that forces it open
     */
    public record Holder(
            String node,
            @Nullable String run,
            String fence,
            When since,
            String frees,
            String deadline,
            String unlockLink) {}
}
