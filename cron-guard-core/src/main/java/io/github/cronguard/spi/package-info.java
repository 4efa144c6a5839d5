/**
 * What a back end implements: the contracts stand in the javadoc, and the abstract tests of {@code cron-guard-testkit}
 * check them.
 *
 * <p>Unless a method says otherwise, {@code null} is answered with a {@link java.lang.NullPointerException}, every
 * implementation is safe for use by several threads, and an unchecked exception means <em>broken</em> (the database is
 * gone, a bug), never <em>no</em>.
 */
@NullMarked
package io.github.cronguard.spi;

import org.jspecify.annotations.NullMarked;
