/** What every demo promises, tested on its jar as a process with a real mail server. */
@NullMarked
package io.github.cronguard.demo.test;

import org.jspecify.annotations.NullMarked;
