/** Limits in memory: of callers, and of failures for each address. */
@NullMarked
package io.github.cronguard.internal.limit;

import org.jspecify.annotations.NullMarked;
