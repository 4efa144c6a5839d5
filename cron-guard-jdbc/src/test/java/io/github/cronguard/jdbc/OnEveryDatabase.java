package io.github.cronguard.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a class on every database. Its constructor has one parameter, a {@link TestDatabase}, which it keeps in a field with
 * {@code @RegisterExtension}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ParameterizedClass(name = "{0}")
@ArgumentsSource(EveryDatabase.class)
public @interface OnEveryDatabase {
    /** Whether it runs once more on each, with pools that have auto-commit off. */
    boolean alsoWithoutAutoCommit() default false;
}
