/** Auto-configuration for Spring Boot 3.5 and 4. */
@NullMarked
package io.github.cronguard.spring.boot;

import org.jspecify.annotations.NullMarked;
