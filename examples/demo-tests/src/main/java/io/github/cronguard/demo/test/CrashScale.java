package io.github.cronguard.demo.test;

import java.util.Random;

/** How much the crash tests do: a little in each build, more in the profile that is for them. */
final class CrashScale {
    /** Its value is true in the long profile. */
    static final String LONG = "cron-guard.crash.long";

    private static final String SEED = "cron-guard.crash.seed";

    private CrashScale() {}

    static boolean isLong() {
        return Boolean.getBoolean(LONG);
    }

    static int of(int inEachBuild, int inTheProfile) {
        return isLong() ? inTheProfile : inEachBuild;
    }

    /** A source of chance whose seed is printed, and may be given. */
    static Random random(String test) {
        long seed = Long.getLong(SEED, System.nanoTime());
        System.out.println(test + ": the seed is " + seed + "; -D" + SEED + "=" + seed + " takes it again");
        return new Random(seed);
    }
}
