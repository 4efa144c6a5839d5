/** Contracts that every implementation of an SPI runs as its own tests. */
@NullMarked
package io.github.cronguard.testkit;

import org.jspecify.annotations.NullMarked;
