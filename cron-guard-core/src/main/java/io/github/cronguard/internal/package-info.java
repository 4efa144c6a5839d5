/** The guard's own parts: nobody else's. */
@NullMarked
package io.github.cronguard.internal;

import org.jspecify.annotations.NullMarked;
