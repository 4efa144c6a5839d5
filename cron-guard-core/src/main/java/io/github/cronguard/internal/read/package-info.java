/** The status and single runs, read over HTTP. */
@NullMarked
package io.github.cronguard.internal.read;

import org.jspecify.annotations.NullMarked;
