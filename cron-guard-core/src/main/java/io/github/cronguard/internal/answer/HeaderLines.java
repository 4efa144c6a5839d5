package io.github.cronguard.internal.answer;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The header lines of an answer, in their order. They never change, and are so few that they are looked through. */
public final class HeaderLines extends AbstractMap<String, String> {
    private static final int NONE = -1;

    /** Name, value, name, value; shared with those that differ in no more than one value. */
    private final String[] lines;
    /** Where another value counts than the one among the lines. */
    private final int other;

    private final String otherValue;

    private HeaderLines(String[] lines, int other, String otherValue) {
        this.lines = lines;
        this.other = other;
        this.otherValue = otherValue;
    }

    private HeaderLines(String[] lines) {
        this(lines, NONE, "");
    }

    /** Some lines: name, value, name, value; each name once. */
    static HeaderLines of(String... lines) {
        return new HeaderLines(lines.clone());
    }

    /**
     * A copy that keeps the order.
     *
     * @param headers by name
     * @return the given ones themselves if they are of this kind
     */
    public static HeaderLines copyOf(Map<String, String> headers) {
        if (headers instanceof HeaderLines unchanging) {
            return unchanging;
        }
        String[] lines = new String[2 * headers.size()];
        int next = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            lines[next++] = Objects.requireNonNull(header.getKey(), "name");
            lines[next++] = Objects.requireNonNull(header.getValue(), "value");
        }
        return new HeaderLines(lines);
    }

    /** The same lines but for one, which stands where it stood, or last. */
    HeaderLines with(String name, String value) {
        int at = indexOf(name);
        if (at >= 0 && (other == NONE || other == at + 1)) {
            return new HeaderLines(lines, at + 1, value);
        }
        if (at < 0) {
            return plus(name, value);
        }
        String[] changed = lines.clone();
        changed[other] = otherValue;
        changed[at + 1] = value;
        return new HeaderLines(changed);
    }

    /** The same lines and more behind them: name, value, name, value. */
    HeaderLines plus(String... more) {
        String[] all = Arrays.copyOf(lines, lines.length + more.length);
        System.arraycopy(more, 0, all, lines.length, more.length);
        return new HeaderLines(all, other, otherValue);
    }

    private String value(int at) {
        return at == other ? otherValue : lines[at];
    }

    private int indexOf(@Nullable Object name) {
        for (int i = 0; i < lines.length; i += 2) {
            if (lines[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int at = indexOf(name);
        return at < 0 ? null : value(at + 1);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    @Override
    public int size() {
        return lines.length / 2;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int i = 0; i < lines.length; i += 2) {
            action.accept(lines[i], value(i + 1));
        }
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, String>> {
        @Override
        public int size() {
            return HeaderLines.this.size();
        }

        @Override
        public Iterator<Entry<String, String>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < lines.length;
                }

                @Override
                public Entry<String, String> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    next += 2;
                    return Map.entry(lines[next - 2], value(next - 1));
                }
            };
        }
    }
}
