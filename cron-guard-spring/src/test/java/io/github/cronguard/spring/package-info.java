/** Tests of the Spring module; they run on Spring Boot 3.5 and 4. */
@NullMarked
package io.github.cronguard.spring;

import org.jspecify.annotations.NullMarked;
