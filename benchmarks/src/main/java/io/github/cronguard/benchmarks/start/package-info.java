/** What the library adds to the start of an application: time, and classes. */
@NullMarked
package io.github.cronguard.benchmarks.start;

import org.jspecify.annotations.NullMarked;
