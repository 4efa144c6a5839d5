/** Bearer credentials of a request: found, bounded, and compared with the live tokens. */
@NullMarked
package io.github.cronguard.internal.token;

import org.jspecify.annotations.NullMarked;
