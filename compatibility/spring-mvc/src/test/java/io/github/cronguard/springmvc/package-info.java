/** Tests in Spring MVC without Spring Boot, on two major versions. */
@NullMarked
package io.github.cronguard.springmvc;

import org.jspecify.annotations.NullMarked;
