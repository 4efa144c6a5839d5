/** Whether what is there already makes the work slower. */
@NullMarked
package io.github.cronguard.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
