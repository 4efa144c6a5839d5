package io.github.cronguard.internal.token;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.FileTokens;
import io.github.cronguard.internal.config.GuardConfig.Credentials;
import io.github.cronguard.internal.config.GuardConfig.NamedToken;
import io.github.cronguard.internal.config.GuardConfig.NamedToken.Place;
import io.github.cronguard.internal.config.GuardConfig.TokenFile;
import io.github.cronguard.internal.config.WatchedFile;
import io.github.cronguard.spi.Verification.Scope;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tokens that are good now. Each comparison looks at all of them, whichever matches. */
final class LiveTokens {
    private static final Live[] NONE = {};

    private final GuardClock clock;
    private final Live[] stated;
    private final Supplier<Live[]> inFile;
    private final OutgoingTokens outgoing;
    private final Digests digests = new Digests();

    /** A token and its digest as bytes. */
    private static final class Live {
        private final NamedToken token;
        private final byte[] digest;

        Live(NamedToken token) {
            this.token = token;
            this.digest = HexFormat.of().parseHex(token.sha256());
        }

        static Live[] of(List<NamedToken> tokens) {
            return tokens.stream().map(Live::new).toArray(Live[]::new);
        }
    }

    LiveTokens(Credentials credentials, GuardClock clock) {
        this.clock = clock;
        this.stated = Live.of(credentials.tokens());
        this.inFile = watch(credentials, clock);
        this.outgoing = new OutgoingTokens(clock);
    }

    private static Supplier<Live[]> watch(Credentials credentials, GuardClock clock) {
        TokenFile file = credentials.tokenFile();
        return file == null
                ? () -> NONE
                : new WatchedFile<>(
                        "The token file",
                        file.path(),
                        clock,
                        text -> Live.of(FileTokens.parse(text)),
                        Live.of(file.atStart()))::current;
    }

    /** The token that matches the end of a text of visible ASCII, out of those that may stand where it stood. */
    Optional<NamedToken> match(String text, int from, Predicate<Place> place) {
        byte[] digest = digests.of(text, from);
        NamedToken match = later(match(digest, stated, place), match(digest, inFile.get(), place));
        if (match == null) {
            return Optional.empty();
        }
        outgoing.presented(match);
        return isLive(match) ? Optional.of(match) : Optional.empty();
    }

    /** Looks at all of them, whichever matches. */
    private static @Nullable NamedToken match(byte[] digest, Live[] candidates, Predicate<Place> place) {
        NamedToken match = null;
        for (Live candidate : candidates) {
            boolean same = MessageDigest.isEqual(digest, candidate.digest);
            match = same && place.test(candidate.token.place()) ? candidate.token : match;
        }
        return match;
    }

    private static @Nullable NamedToken later(@Nullable NamedToken first, @Nullable NamedToken second) {
        return second == null ? first : second;
    }

    boolean any(Predicate<Place> place) {
        return any(stated, place) || any(inFile.get(), place);
    }

    private static boolean any(Live[] candidates, Predicate<Place> place) {
        for (Live candidate : candidates) {
            if (place.test(candidate.token.place())) {
                return true;
            }
        }
        return false;
    }

    private Stream<Live> all() {
        return Stream.concat(Arrays.stream(stated), Arrays.stream(inFile.get()));
    }

    /** Of all tokens that are or were configured and may start a run, also of one whose time is over: nodes see it end at different times. */
    List<String> digests() {
        return all().filter(live -> live.token.scope() == Scope.RUN)
                .map(live -> live.token.sha256())
                .toList();
    }

    /** Whether there is a token whose place another one has taken, and that has an end which has not come. */
    boolean hasOld() {
        return all().map(live -> live.token)
                .anyMatch(token -> token.outgoing() && token.until() != null && isLive(token));
    }

    Optional<OldToken> oldToken() {
        return outgoing.used();
    }

    private boolean isLive(NamedToken token) {
        return token.until() == null || clock.instant().isBefore(token.until());
    }
}
