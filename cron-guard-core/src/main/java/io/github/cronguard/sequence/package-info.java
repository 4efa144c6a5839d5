/**
 * Drip sequences: their definition, the handler that sends a step, and the contacts that are enrolled.
 *
 * <p>Unless a method says otherwise, {@code null} is answered with a {@link java.lang.NullPointerException}.
 */
@NullMarked
package io.github.cronguard.sequence;

import org.jspecify.annotations.NullMarked;
