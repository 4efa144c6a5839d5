/**
 * What a Spring MVC application needs to be driven by an external cron, with or without Spring Boot.
 *
 * <p>Unless a method says otherwise, {@code null} is answered with a {@link java.lang.NullPointerException}.
 */
@NullMarked
package io.github.cronguard.spring;

import org.jspecify.annotations.NullMarked;
