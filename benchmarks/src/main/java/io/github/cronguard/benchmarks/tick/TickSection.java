package io.github.cronguard.benchmarks.tick;

import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.drain.Amount;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Rounds;
import io.github.cronguard.benchmarks.measure.Section;
import io.github.cronguard.sequence.Delivery;

/** Draining due steps with a handler that does nothing, or only what its policy is for. */
public final class TickSection implements Section {
    private static final int WARM_UP = 2;

    @Override
    public void run(Report report) throws Exception {
        for (Delivery delivery : Delivery.values()) {
            try (BenchDatabase postgres = BenchDatabase.postgres(true)) {
                drain(report, delivery, "PostgreSQL, fsync on", postgres);
            }
        }
        for (Delivery delivery : Delivery.values()) {
            try (BenchDatabase h2 = BenchDatabase.h2()) {
                drain(report, delivery, "H2 on disk", h2);
            }
        }
    }

    private static void drain(Report report, Delivery delivery, String where, BenchDatabase database) throws Exception {
        try (Drains drains = new Drains(database)) {
            drains.addOurs(delivery);
            Rounds rounds = Rounds.of(WARM_UP, Amount.rounds(), drains.variants());
            report.table(delivery + " steps, " + where, "steps", rounds);
        }
    }
}
