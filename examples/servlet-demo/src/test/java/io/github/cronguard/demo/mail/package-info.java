/** The demo's mails, as a mail server gets them. */
@NullMarked
package io.github.cronguard.demo.mail;

import org.jspecify.annotations.NullMarked;
