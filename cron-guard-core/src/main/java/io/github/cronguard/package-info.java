/**
 * What hosts see: the guard, its settings, requests and answers, tasks and their schedules.
 *
 * <p>Unless a method says otherwise, {@code null} is answered with a {@link java.lang.NullPointerException} and every
 * type is immutable and safe for use by several threads.
 */
@NullMarked
package io.github.cronguard;

import org.jspecify.annotations.NullMarked;
