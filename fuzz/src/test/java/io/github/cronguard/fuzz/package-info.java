/** What the fuzz tests share. */
@NullMarked
package io.github.cronguard.fuzz;

import org.jspecify.annotations.NullMarked;
