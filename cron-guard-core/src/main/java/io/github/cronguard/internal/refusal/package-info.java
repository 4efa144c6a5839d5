/** What became of refused triggers: counted in memory, written now and then. */
@NullMarked
package io.github.cronguard.internal.refusal;

import org.jspecify.annotations.NullMarked;
