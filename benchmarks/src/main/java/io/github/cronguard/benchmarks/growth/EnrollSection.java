package io.github.cronguard.benchmarks.growth;

import io.github.cronguard.benchmarks.database.BenchDatabase;
import io.github.cronguard.benchmarks.drain.Guards;
import io.github.cronguard.benchmarks.drain.Outreach;
import io.github.cronguard.benchmarks.drain.Tables;
import io.github.cronguard.benchmarks.measure.Report;
import io.github.cronguard.benchmarks.measure.Rounds;
import io.github.cronguard.benchmarks.measure.Section;
import io.github.cronguard.benchmarks.measure.Variant;
import io.github.cronguard.sequence.Contact;
import io.github.cronguard.sequence.Enrollments;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Enrolling a million contacts in five rounds, beside batches of the same rows by hand. */
public final class EnrollSection implements Section {
    private static final int ROUNDS = 5;
    private static final int CONTACTS = 200_000;
    private static final int CONNECTIONS = 3;
    private static final String REWRITE = "&reWriteBatchedInserts=true";

    /** Enrolls contacts that nobody else has; answers how many. */
    @FunctionalInterface
    interface Enroller {
        int enroll(List<Contact> contacts) throws Exception;
    }

    @Override
    public void run(Report report) throws Exception {
        try (BenchDatabase postgres = BenchDatabase.postgres(true)) {
            List<Variant> variants = List.of(
                    variant("by hand, batches of 500", new HandEnroller(tables(postgres, "", "plain_"))),
                    variant(
                            "by hand, reWriteBatchedInserts",
                            new HandEnroller(tables(postgres, REWRITE, "rewritten_"))),
                    variant("cron-guard", enroller(tables(postgres, "", "ours_"))),
                    variant(
                            "cron-guard, reWriteBatchedInserts",
                            enroller(tables(postgres, REWRITE, "ours_rewritten_"))));
            report.table(
                    "Enrolling a million contacts, PostgreSQL, fsync on", "contacts", Rounds.of(0, ROUNDS, variants));
        }
    }

    private static Tables tables(BenchDatabase database, String options, String prefix) {
        return new Tables(database.pool(CONNECTIONS, options), prefix);
    }

    private static Enroller enroller(Tables tables) {
        Enrollments enrollments = Guards.storage(tables).enrollments();
        return contacts -> enrollments.enrollAll(Outreach.KEY, contacts);
    }

    private static Variant variant(String name, Enroller enroller) {
        int[] last = {0};
        return new Variant(name, () -> {
            List<Contact> contacts = IntStream.range(last[0], last[0] + CONTACTS)
                    .mapToObj(i -> new Contact("contact-" + i + "@example.test", Map.of("name", "Anna")))
                    .toList();
            last[0] += CONTACTS;
            long start = System.nanoTime();
            int enrolled = enroller.enroll(contacts);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (enrolled != CONTACTS) {
                throw new IllegalStateException(name + " enrolled " + enrolled);
            }
            return CONTACTS / seconds;
        });
    }
}
