package io.github.cronguard.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlStatement;

/** Values for an {@code IN (…)}, each bound. */
final class Ids {
    private final String prefix;
    private final List<?> values;

    private Ids(String prefix, List<?> values) {
        this.prefix = prefix;
        this.values = values;
    }

    /** Of texts. No text at all finds nothing: a list may not be empty, and no key is. */
    static Ids ofTexts(String prefix, Collection<String> texts) {
        return new Ids(prefix, texts.isEmpty() ? List.of("") : List.copyOf(texts));
    }

    String list() {
        return IntStream.range(0, values.size())
                .mapToObj(i -> ":" + prefix + i)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        for (int i = 0; i < values.size(); i++) {
            statement.bind(prefix + i, values.get(i));
        }
        return statement;
    }
}
