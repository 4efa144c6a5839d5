/** The lock: taken and given back, alone and by many, beside the shortest statements and other locks in a database. */
@NullMarked
package io.github.cronguard.benchmarks.lock;

import org.jspecify.annotations.NullMarked;
