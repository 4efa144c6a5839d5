/** What Micrometer measures and observes of a guard, with or without Spring Boot. */
@NullMarked
package io.github.cronguard.spring.metrics;

import org.jspecify.annotations.NullMarked;
