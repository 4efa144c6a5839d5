/** Steps and alerts that are sent as e-mail, in plain Jakarta Mail: the headers, the time-outs, and what a server's answer means. */
@NullMarked
package io.github.cronguard.mail;

import org.jspecify.annotations.NullMarked;
