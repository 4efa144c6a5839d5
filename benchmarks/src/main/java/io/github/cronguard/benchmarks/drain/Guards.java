package io.github.cronguard.benchmarks.drain;

import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.jdbc.JdbcStorage;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import io.github.cronguard.token.CronTokens;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Guards that make their tables, and whose runs drain all that is due. */
public final class Guards {
    private Guards() {}

    /**
     * Builds one.
     *
     * @param tables its own
     * @param storage in these tables
     * @param sequence what it sends
     * @param settings beside these
     * @return to be closed
     */
    public static CronGuard open(
            Tables tables, JdbcStorage storage, Sequence sequence, UnaryOperator<SettingsBuilder> settings) {
        SettingsBuilder raised = Settings.builder()
                .token(CronTokens.generate())
                .name(Outreach.GUARD)
                .set("table-prefix", tables.prefix())
                .initializeSchema(InitializeSchema.ALWAYS)
                .catchUp(0)
                .tickBudget(Duration.ofMinutes(9))
                .expectEvery(Duration.ofHours(1));
        return CronGuard.builder(settings.apply(raised).build())
                .storage(storage)
                .sequence(sequence)
                .build();
    }

    /**
     * Opens a storage, whose guard is of no further use.
     *
     * @param tables made if they are not there
     * @return the storage
     */
    public static JdbcStorage storage(Tables tables) {
        JdbcStorage storage = JdbcStorage.on(tables.pool());
        Sequence sequence = Outreach.sequence(Delivery.AT_LEAST_ONCE, step -> StepResult.processed());
        open(tables, storage, sequence, settings -> settings).close();
        return storage;
    }
}
