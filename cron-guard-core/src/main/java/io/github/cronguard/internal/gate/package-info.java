/** The checks of an HTTP trigger, in their order; each may refuse for one reason. */
@NullMarked
package io.github.cronguard.internal.gate;

import org.jspecify.annotations.NullMarked;
