/** Measures cron-guard beside its neighbours, in one run on one machine. */
@NullMarked
package io.github.cronguard.benchmarks;

import org.jspecify.annotations.NullMarked;
