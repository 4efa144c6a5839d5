/** The Admin Control Center: the servlet with its pages, and who may see them. */
@NullMarked
package io.github.cronguard.admin;

import org.jspecify.annotations.NullMarked;
