/** The callers that the presets are for, each as its documentation and source describe it, against the real endpoint. */
@NullMarked
package io.github.cronguard.servlet.callers;

import org.jspecify.annotations.NullMarked;
