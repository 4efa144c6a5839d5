/** A Spring Boot application with a drip sequence, driven by an external cron. */
@NullMarked
package io.github.cronguard.demo.spring;

import org.jspecify.annotations.NullMarked;
