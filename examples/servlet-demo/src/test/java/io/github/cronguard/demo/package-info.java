/** Tests of the demo, most of all as a process with a real mail server. */
@NullMarked
package io.github.cronguard.demo;

import org.jspecify.annotations.NullMarked;
