/** What a guard tells persons when something is wrong, and the ways it takes to them. */
@NullMarked
package io.github.cronguard.alert;

import org.jspecify.annotations.NullMarked;
