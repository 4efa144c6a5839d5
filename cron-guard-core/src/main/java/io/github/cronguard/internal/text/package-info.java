/** Text from outside: its bounds, and its escaping before it reaches a log, a table or an answer. */
@NullMarked
package io.github.cronguard.internal.text;

import org.jspecify.annotations.NullMarked;
