/** The application that the guides show. */
@NullMarked
package io.github.cronguard.spring.guide;

import org.jspecify.annotations.NullMarked;
