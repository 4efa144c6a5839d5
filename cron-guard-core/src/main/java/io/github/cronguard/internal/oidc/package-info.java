/** OpenID Connect tokens: taken apart, checked against the keys of their issuer, and matched with the settings. */
@NullMarked
package io.github.cronguard.internal.oidc;

import org.jspecify.annotations.NullMarked;
