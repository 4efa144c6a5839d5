/** Tests of the metrics and observations. */
@NullMarked
package io.github.cronguard.spring.metrics;

import org.jspecify.annotations.NullMarked;
