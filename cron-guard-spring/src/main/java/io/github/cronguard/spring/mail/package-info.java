/** Steps that are sent as e-mail by the {@code JavaMailSender} of the application. */
@NullMarked
package io.github.cronguard.spring.mail;

import org.jspecify.annotations.NullMarked;
