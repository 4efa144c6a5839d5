/** Client addresses: parsed, never resolved. */
@NullMarked
package io.github.cronguard.internal.net;

import org.jspecify.annotations.NullMarked;
