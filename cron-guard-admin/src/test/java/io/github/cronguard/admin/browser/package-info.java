/** The pages in a real browser. */
@NullMarked
package io.github.cronguard.admin.browser;

import org.jspecify.annotations.NullMarked;
