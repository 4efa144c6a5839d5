/** What the demos share where they run on Jetty. */
@NullMarked
package io.github.cronguard.demo.jetty;

import org.jspecify.annotations.NullMarked;
