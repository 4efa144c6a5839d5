/** Tests of the auto-configuration. */
@NullMarked
package io.github.cronguard.spring.boot;

import org.jspecify.annotations.NullMarked;
