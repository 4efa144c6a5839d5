/** What the sections on steps share: due steps, and those that drain them. */
@NullMarked
package io.github.cronguard.benchmarks.drain;

import org.jspecify.annotations.NullMarked;
