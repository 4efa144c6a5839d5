/** Bounded reading of small documents over HTTP; the one place of core that calls out. */
@NullMarked
package io.github.cronguard.internal.oidc.http;

import org.jspecify.annotations.NullMarked;
