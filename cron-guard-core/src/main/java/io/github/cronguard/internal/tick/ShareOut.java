package io.github.cronguard.internal.tick;

import io.github.cronguard.spi.Step;
import java.util.ArrayList;
import java.util.List;

/** Deals the steps of a claim out in equal shares. Used by one thread. */
final class ShareOut {
    private final List<Step> steps;
    private final int size;
    private int dealt;

    ShareOut(List<Step> steps, int shares) {
        this.steps = steps;
        this.size = (steps.size() + shares - 1) / shares;
    }

    /** The next share; empty when all is dealt. */
    List<Step> next() {
        int from = Math.min(dealt, steps.size());
        dealt = Math.min(from + size, steps.size());
        return new ArrayList<>(steps.subList(from, dealt));
    }

    /** What was not dealt, because workers were missing. */
    List<Step> rest() {
        return new ArrayList<>(steps.subList(Math.min(dealt, steps.size()), steps.size()));
    }
}
