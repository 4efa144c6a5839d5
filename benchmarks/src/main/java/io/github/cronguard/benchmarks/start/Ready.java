package io.github.cronguard.benchmarks.start;

import java.io.IOException;
import java.lang.management.ManagementFactory;

/** What a started application says: that it is ready, and when it may go on, how many classes it had loaded for that. */
final class Ready {
    static final String READY = "ready";
    static final String CLASSES = "classes ";

    private Ready() {}

    /** Waits meanwhile, so that what it has cost can be looked at. */
    @SuppressWarnings("SystemOut") // the parent reads it
    static void say() throws IOException {
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // the parent closes it
        }
        System.out.println(CLASSES + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
    }
}
