/** Tokens: how they are made, kept, and compared. */
@NullMarked
package io.github.cronguard.token;

import org.jspecify.annotations.NullMarked;
