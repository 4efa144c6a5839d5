/** Tests of what the Actuator gets. */
@NullMarked
package io.github.cronguard.spring.boot.actuator;

import org.jspecify.annotations.NullMarked;
