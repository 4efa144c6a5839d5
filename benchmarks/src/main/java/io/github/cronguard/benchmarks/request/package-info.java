/** A trigger's way in: refused and accepted requests, in memory and in servlet containers. */
@NullMarked
package io.github.cronguard.benchmarks.request;

import org.jspecify.annotations.NullMarked;
