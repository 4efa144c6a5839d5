package io.github.cronguard.benchmarks.start;

import io.github.cronguard.CronGuard;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import java.io.IOException;

/** An application with nothing but a guard in memory. */
final class CoreStart {
    private CoreStart() {}

    /**
     * Starts.
     *
     * @param arguments a token
     * @throws IOException if nobody waits for it
     */
    public static void main(String[] arguments) throws IOException {
        CronGuard guard = CronGuard.builder(
                        Settings.builder().token(arguments[0]).build())
                .storage(new InMemoryStorage())
                .task("work", Schedule.everyTrigger(), run -> RunCounts.NONE)
                .build();
        Ready.say();
        guard.close();
    }
}
