/** Sees to it that the tests of the servlet module run on the version of Tomcat that they should. */
@NullMarked
package io.github.cronguard.tomcat10;

import org.jspecify.annotations.NullMarked;
