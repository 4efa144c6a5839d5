/** An application of its own, as README.md shows it. */
@NullMarked
package io.github.cronguard.demo.host;

import org.jspecify.annotations.NullMarked;
