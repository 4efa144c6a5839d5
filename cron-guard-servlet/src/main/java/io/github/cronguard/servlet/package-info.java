/**
 * The HTTP endpoint on any jakarta.servlet 6 container.
 *
 * <p>Unless a method says otherwise, {@code null} is answered with a {@link java.lang.NullPointerException}.
 */
@NullMarked
package io.github.cronguard.servlet;

import org.jspecify.annotations.NullMarked;
