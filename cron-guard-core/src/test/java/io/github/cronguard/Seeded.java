package io.github.cronguard;

import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Runs a property on what many seeds generate; a failure names its seed. */
public final class Seeded {
    private Seeded() {}

    public static void forEach(int seeds, Consumer<SplittableRandom> property) {
        for (long seed = 1; seed <= seeds; seed++) {
            try {
                property.accept(new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("With the seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
