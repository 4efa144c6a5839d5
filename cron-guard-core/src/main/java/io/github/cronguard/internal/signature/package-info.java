/** Signed triggers after the Standard Webhooks specification. */
@NullMarked
package io.github.cronguard.internal.signature;

import org.jspecify.annotations.NullMarked;
