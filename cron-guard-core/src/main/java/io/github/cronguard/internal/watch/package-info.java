/** The watch over a guard: it notices what is wrong, opens and ends incidents, and has them told. */
@NullMarked
package io.github.cronguard.internal.watch;

import org.jspecify.annotations.NullMarked;
