/** What lets requests to a guard pass Spring Security, and nothing else. */
@NullMarked
package io.github.cronguard.spring.security;

import org.jspecify.annotations.NullMarked;
