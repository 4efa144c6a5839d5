/** The built-in task: one pass over the due steps of the sequences. */
@NullMarked
package io.github.cronguard.internal.tick;

import org.jspecify.annotations.NullMarked;
