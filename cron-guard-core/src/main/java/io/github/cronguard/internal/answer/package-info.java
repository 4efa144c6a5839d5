/** Every outcome's one status and one body. */
@NullMarked
package io.github.cronguard.internal.answer;

import org.jspecify.annotations.NullMarked;
