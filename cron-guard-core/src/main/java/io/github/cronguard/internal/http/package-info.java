/** Bounded calls over HTTP; the one place of core that calls out. */
@NullMarked
package io.github.cronguard.internal.http;

import org.jspecify.annotations.NullMarked;
