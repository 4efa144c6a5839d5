/** What each page shows, read from the guard's console. */
@NullMarked
package io.github.cronguard.admin.internal.page;

import org.jspecify.annotations.NullMarked;
