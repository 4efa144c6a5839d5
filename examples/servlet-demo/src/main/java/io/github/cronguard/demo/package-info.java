/** An application with a drip sequence, driven by an external cron. */
@NullMarked
package io.github.cronguard.demo;

import org.jspecify.annotations.NullMarked;
