/** What the demos share whatever they are built on: settings, token, contacts, the sequence and its mails. */
@NullMarked
package io.github.cronguard.demo.parts;

import org.jspecify.annotations.NullMarked;
