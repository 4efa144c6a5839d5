/** What an operator can do, each with its form, its conditions and its entry in the audit. */
@NullMarked
package io.github.cronguard.admin.internal.action;

import org.jspecify.annotations.NullMarked;
