/** How all sections measure and report: interleaved rounds, and ratios inside a round. */
@NullMarked
package io.github.cronguard.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
