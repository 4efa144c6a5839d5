/** Tests on real containers over raw sockets. */
@NullMarked
package io.github.cronguard.servlet;

import org.jspecify.annotations.NullMarked;
