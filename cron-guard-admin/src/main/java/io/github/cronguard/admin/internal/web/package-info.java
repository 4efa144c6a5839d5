/** HTTP in and out of the pages: what a request asks for, what it is answered, and the defences that all pages share. */
@NullMarked
package io.github.cronguard.admin.internal.web;

import org.jspecify.annotations.NullMarked;
