/** Tests of what is prepared ahead of time. */
@NullMarked
package io.github.cronguard.spring.aot;

import org.jspecify.annotations.NullMarked;
