package io.github.cronguard.jdbc;

import org.jspecify.annotations.Nullable;

/** What the parts share: there from the start, filled when a guard opens the storage. */
final class Opened {
    private volatile @Nullable Store store;

    Store store() {
        Store present = store;
        if (present == null) {
            throw new IllegalStateException("This storage is not open yet. Build a CronGuard with it first:"
                    + " CronGuard.builder(…).storage(storage).build()");
        }
        return present;
    }

    @Nullable
    Store storeOrNull() {
        return store;
    }

    void open(Store by) {
        store = by;
    }
}
