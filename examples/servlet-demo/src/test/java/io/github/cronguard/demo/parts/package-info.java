/** Tests of what the demos share. */
@NullMarked
package io.github.cronguard.demo.parts;

import org.jspecify.annotations.NullMarked;
