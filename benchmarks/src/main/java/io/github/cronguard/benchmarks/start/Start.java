package io.github.cronguard.benchmarks.start;

/**
 * What a start cost.
 *
 * @param classes loaded until the application was ready
 * @param cpuMillis of all threads of the process until then, its compiler's and collector's too
 * @param wallMillis until then
 */
record Start(double classes, double cpuMillis, double wallMillis) {}
