package io.github.cronguard.jdbc;

import io.github.cronguard.spi.Step;

/**
 * The round of an enrollment that a step belongs to, as its key has it.
 *
 * @param enrollment the id of its row
 * @param number from 1
 */
record Round(long enrollment, int number) {
    /** Of a step of ours: {@code sequence/enrollment/step}, and {@code sequence/enrollment.round/step} from the second round on. */
    static Round of(Step step) {
        String key = step.key();
        int end = key.lastIndexOf('/');
        String middle = key.substring(key.lastIndexOf('/', end - 1) + 1, end);
        int dot = middle.indexOf('.');
        return dot < 0
                ? new Round(Long.parseLong(middle), 1)
                : new Round(Long.parseLong(middle.substring(0, dot)), Integer.parseInt(middle.substring(dot + 1)));
    }
}
