/** Storage in memory, and a clock that is moved by hand: for a host's unit tests, and for one node without a database. */
@NullMarked
package io.github.cronguard.memory;

import org.jspecify.annotations.NullMarked;
