/** What every handler that sends mail promises, tested against a mail server that fails at every line. */
@NullMarked
package io.github.cronguard.mail.contract;

import org.jspecify.annotations.NullMarked;
