/** Measurements side by side, a section each: {@link io.github.cronguard.benchmarks.Benchmarks} starts one. */
@NullMarked
package io.github.cronguard.benchmarks;

import org.jspecify.annotations.NullMarked;
