/** The limiter of callers: in memory and in a database, beside the shortest statement and other limiters. */
@NullMarked
package io.github.cronguard.benchmarks.limiter;

import org.jspecify.annotations.NullMarked;
