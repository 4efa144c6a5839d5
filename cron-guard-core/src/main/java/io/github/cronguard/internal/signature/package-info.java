/** Signatures after the Standard Webhooks specification: of triggers that come, and of messages that go. */
@NullMarked
package io.github.cronguard.internal.signature;

import org.jspecify.annotations.NullMarked;
