/** Tests of the steps that are sent by a {@code JavaMailSender}. */
@NullMarked
package io.github.cronguard.spring.mail;

import org.jspecify.annotations.NullMarked;
