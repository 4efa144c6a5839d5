/** A mail server that follows a script, and what the demo makes of it. */
@NullMarked
package io.github.cronguard.demo.mail;

import org.jspecify.annotations.NullMarked;
