package io.github.cronguard.benchmarks.drain;

/**
 * A claimed step.
 *
 * @param id its row
 * @param key its key
 * @param number its number in the sequence
 * @param enrollment its contact's row
 * @param contact whom it is for
 * @param attributes what belongs to the contact
 */
record FloorStep(long id, String key, int number, long enrollment, String contact, String attributes) {
    boolean isLast() {
        return number == 2;
    }
}
