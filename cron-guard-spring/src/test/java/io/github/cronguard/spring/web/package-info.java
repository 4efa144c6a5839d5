/** Tests of the endpoint in Spring MVC; they run on Spring Boot 3.5 and 4. */
@NullMarked
package io.github.cronguard.spring.web;

import org.jspecify.annotations.NullMarked;
