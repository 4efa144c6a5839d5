/** Tests of methods as tasks. */
@NullMarked
package io.github.cronguard.spring.task;

import org.jspecify.annotations.NullMarked;
