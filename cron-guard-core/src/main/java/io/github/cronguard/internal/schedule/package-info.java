/** The slots of schedules, and which of them are due. */
@NullMarked
package io.github.cronguard.internal.schedule;

import org.jspecify.annotations.NullMarked;
