package io.github.cronguard.testkit;

import io.github.cronguard.GuardClock;
import io.github.cronguard.spi.CronStorage;
import java.time.Duration;

/** What the contracts of a storage need of the one who wrote it. */
public interface StorageFixture {

    /**
     * A storage that is not open yet, and has no rows once it is. Called once.
     *
     * @return the storage; the contract opens it
     */
    CronStorage storage();

    /**
     * The guard's clocks, which the contract opens the storage with.
     *
     * @return always the same
     */
    GuardClock clock();

    /**
     * Lets time pass. The ticker of {@link #clock()} moves forward; what the storage has stored is older afterwards. In
     * memory that is one clock. Where a database's clock decides, which nobody can move, all times in all its tables are
     * moved back instead; the contracts therefore never rely on {@link CronStorage#now()} having moved.
     *
     * @param time positive
     */
    void passTime(Duration time);
}
