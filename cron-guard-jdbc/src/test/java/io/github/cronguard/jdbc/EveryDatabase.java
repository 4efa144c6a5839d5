package io.github.cronguard.jdbc;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The databases of {@link OnEveryDatabase}. */
final class EveryDatabase implements ArgumentsProvider, AnnotationConsumer<OnEveryDatabase> {
    private boolean alsoWithoutAutoCommit;

    @Override
    public void accept(OnEveryDatabase annotation) {
        alsoWithoutAutoCommit = annotation.alsoWithoutAutoCommit();
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Arrays.stream(DatabaseKind.values())
                .filter(DatabaseKind::isThere)
                .flatMap(kind -> alsoWithoutAutoCommit
                        ? Stream.of(new TestDatabase(kind, true), new TestDatabase(kind, false))
                        : Stream.of(new TestDatabase(kind, true)))
                .map(Arguments::of);
    }
}
