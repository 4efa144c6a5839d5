/** How many due steps are handed over in a second: beside a floor with the same promise, and beside other schedulers. */
@NullMarked
package io.github.cronguard.benchmarks.tick;

import org.jspecify.annotations.NullMarked;
