/** Signs of life for services that alarm when none comes: a call before and after each run. */
@NullMarked
package io.github.cronguard.internal.heartbeat;

import org.jspecify.annotations.NullMarked;
