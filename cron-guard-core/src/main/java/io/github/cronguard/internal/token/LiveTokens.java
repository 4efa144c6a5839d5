package io.github.cronguard.internal.token;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.FileTokens;
import io.github.cronguard.internal.config.GuardConfig.Credentials;
import io.github.cronguard.internal.config.GuardConfig.NamedToken;
import io.github.cronguard.internal.config.GuardConfig.NamedToken.Place;
import io.github.cronguard.internal.config.GuardConfig.TokenFile;
import io.github.cronguard.internal.config.TokenText;
import io.github.cronguard.internal.config.WatchedFile;
import io.github.cronguard.spi.Verification.Scope;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tokens that are good now. Each comparison looks at all of them, whichever matches. */
final class LiveTokens {
    private final GuardClock clock;
    private final List<Live> stated;
    private final Supplier<List<Live>> inFile;
    private final OutgoingTokens outgoing;

    /** A token and its digest as bytes. */
    private static final class Live {
        private final NamedToken token;
        private final byte[] digest;

        Live(NamedToken token) {
            this.token = token;
            this.digest = HexFormat.of().parseHex(token.sha256());
        }

        static List<Live> of(List<NamedToken> tokens) {
            return tokens.stream().map(Live::new).toList();
        }
    }

    LiveTokens(Credentials credentials, GuardClock clock) {
        this.clock = clock;
        this.stated = Live.of(credentials.tokens());
        this.inFile = watch(credentials, clock);
        this.outgoing = new OutgoingTokens(clock);
    }

    private static Supplier<List<Live>> watch(Credentials credentials, GuardClock clock) {
        TokenFile file = credentials.tokenFile();
        return file == null
                ? List::of
                : new WatchedFile<>(
                        "The token file",
                        file.path(),
                        clock,
                        text -> Live.of(FileTokens.parse(text)),
                        Live.of(file.atStart()))::current;
    }

    /** The token that matches, out of those that may stand where it stood. */
    Optional<NamedToken> match(String presented, Predicate<Place> place) {
        byte[] digest = TokenText.sha256(presented);
        NamedToken match = null;
        for (List<Live> some : List.of(stated, inFile.get())) {
            for (Live candidate : some) {
                boolean same = MessageDigest.isEqual(digest, candidate.digest);
                match = same && place.test(candidate.token.place()) ? candidate.token : match;
            }
        }
        Optional<NamedToken> found = Optional.ofNullable(match);
        found.ifPresent(outgoing::presented);
        return found.filter(this::isLive);
    }

    boolean any(Predicate<Place> place) {
        return Stream.concat(stated.stream(), inFile.get().stream()).anyMatch(l -> place.test(l.token.place()));
    }

    /** Of all tokens that are or were configured and may start a run, also of one whose time is over: nodes see it end at different times. */
    List<String> digests() {
        return Stream.concat(stated.stream(), inFile.get().stream())
                .filter(live -> live.token.scope() == Scope.RUN)
                .map(live -> live.token.sha256())
                .toList();
    }

    /** Whether there is a token whose place another one has taken, and that has an end which has not come. */
    boolean hasOld() {
        return Stream.concat(stated.stream(), inFile.get().stream())
                .map(live -> live.token)
                .anyMatch(token -> token.outgoing() && token.until() != null && isLive(token));
    }

    Optional<OldToken> oldToken() {
        return outgoing.used();
    }

    private boolean isLive(NamedToken token) {
        return token.until() == null || clock.instant().isBefore(token.until());
    }
}
