/** Storage in a relational database; {@link io.github.cronguard.jdbc.JdbcStorage} is where to begin. */
@NullMarked
package io.github.cronguard.jdbc;

import org.jspecify.annotations.NullMarked;
