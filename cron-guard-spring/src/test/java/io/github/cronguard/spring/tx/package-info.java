/** Tests of what takes part in Spring's transactions, and of what does not. */
@NullMarked
package io.github.cronguard.spring.tx;

import org.jspecify.annotations.NullMarked;
