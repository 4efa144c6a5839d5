/** The databases that the sections measure on. */
@NullMarked
package io.github.cronguard.benchmarks.database;

import org.jspecify.annotations.NullMarked;
