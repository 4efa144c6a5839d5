/** How the steps of the demo's sequence are sent: by SMTP. */
@NullMarked
package io.github.cronguard.demo.mail;

import org.jspecify.annotations.NullMarked;
