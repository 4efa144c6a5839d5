/** The settings: their names, their rules, and the values that a guard works with. */
@NullMarked
package io.github.cronguard.internal.config;

import org.jspecify.annotations.NullMarked;
