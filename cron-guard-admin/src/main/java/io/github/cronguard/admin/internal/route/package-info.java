/** Which page or action lies at which path. */
@NullMarked
package io.github.cronguard.admin.internal.route;

import org.jspecify.annotations.NullMarked;
