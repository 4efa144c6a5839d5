/** What Spring Boot's Actuator, Micrometer and tracing get of the guards, each only where its classes are. */
@NullMarked
package io.github.cronguard.spring.boot.actuator;

import org.jspecify.annotations.NullMarked;
