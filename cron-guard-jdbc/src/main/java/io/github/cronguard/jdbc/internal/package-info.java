/** Database access in general: dialects, connections, transactions, the schema. The module's own: nobody else's. */
@NullMarked
package io.github.cronguard.jdbc.internal;

import org.jspecify.annotations.NullMarked;
