package io.github.cronguard.fuzz;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Seeds of a target of the type {@code byte[]}: the lines of the resource {@code <test class>.seeds} beside it, where
 * {@code \n}, {@code \r}, {@code \t} and {@code \\} are escapes and lines that begin with {@code #} do not count. They are where
 * the fuzzer begins, and an ordinary test otherwise; an input that was found once is added to them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(SeedLinesSource.class)
public @interface SeedLines {}
