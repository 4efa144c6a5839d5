/** The pages on a real database. */
@NullMarked
package io.github.cronguard.admin.database;

import org.jspecify.annotations.NullMarked;
