/** One run: lock, record, tasks, end, release. */
@NullMarked
package io.github.cronguard.internal.run;

import org.jspecify.annotations.NullMarked;
