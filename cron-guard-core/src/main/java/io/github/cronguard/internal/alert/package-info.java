/** The ways to persons that are built in: the log and a webhook. */
@NullMarked
package io.github.cronguard.internal.alert;

import org.jspecify.annotations.NullMarked;
