package io.github.cronguard.internal.config;

import io.github.cronguard.GuardClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file that is read again when it changes. It is looked at once a second at most, by whoever asks; a file that
 * became unreadable or wrong changes nothing and is warned of once for each change. Safe for use by several threads.
 *
 * @param <T> what is made of its text
 */
public final class WatchedFile<T> {
    /** The most bytes that are read: 1 MB. */
    public static final int MAX_BYTES = 1_048_576;

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    /** What tells one content from another without reading it. */
    private record Stamp(
            FileTime modified, long size, @Nullable Object key) {}

    private final String what;
    private final Path path;
    private final GuardClock clock;
    private final Function<String, T> parser;
    private final AtomicLong looked;
    private volatile T value;
    private volatile Optional<Stamp> stamp;

    /**
     * Watches a file, which is looked at for the first time when the value is first asked for.
     *
     * @param what names the file in the log
     * @param path the file
     * @param clock its ticker counts the seconds
     * @param parser makes the value; throws {@link IllegalArgumentException}, without the text, if it is wrong
     * @param initial holds until the file has been read well
     */
    public WatchedFile(String what, Path path, GuardClock clock, Function<String, T> parser, T initial) {
        this.what = what;
        this.path = path;
        this.clock = clock;
        this.parser = parser;
        this.value = initial;
        this.stamp = Optional.empty();
        this.looked = new AtomicLong(clock.nanoTime() - PAUSE);
    }

    /**
     * The value of the last text that was good.
     *
     * @return never waits for another thread that looks at the file
     */
    public T current() {
        long now = clock.nanoTime();
        long last = looked.get();
        if (now - last >= PAUSE && looked.compareAndSet(last, now)) {
            look();
        }
        return value;
    }

    private void look() {
        Optional<Stamp> seen = Optional.empty();
        try {
            seen = Optional.of(stampNow());
            if (!seen.equals(stamp)) {
                value = parser.apply(SmallFile.read(path, MAX_BYTES));
            }
        } catch (IOException | SecurityException e) {
            warn(seen, "could not be read (" + e.getClass().getSimpleName() + ")");
        } catch (IllegalArgumentException e) {
            warn(seen, "is not used: " + e.getMessage());
        }
        stamp = seen;
    }

    private void warn(Optional<Stamp> seen, String why) {
        if (!seen.equals(stamp)) {
            LOG.warn("{} {}; what it said before holds on", what, why);
        }
    }

    private Stamp stampNow() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
}
