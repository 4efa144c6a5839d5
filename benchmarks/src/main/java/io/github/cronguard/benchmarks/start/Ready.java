package io.github.cronguard.benchmarks.start;

import java.lang.management.ManagementFactory;

/** What a started application says: that it is ready, and how many classes it has loaded for that. */
final class Ready {
    static final String PREFIX = "ready ";

    private Ready() {}

    @SuppressWarnings("SystemOut") // the parent reads it
    static void say() {
        System.out.println(PREFIX + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
    }
}
