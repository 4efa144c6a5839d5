package io.github.cronguard.internal.token;

import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig.Credentials;
import io.github.cronguard.internal.config.GuardConfig.NamedToken;
import io.github.cronguard.internal.config.GuardConfig.NamedToken.Place;
import io.github.cronguard.internal.config.TokenText;
import io.github.cronguard.internal.config.WatchedFile;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The tokens that are good now. Each comparison looks at all of them, whichever matches. */
final class LiveTokens {
    private final GuardClock clock;
    private final List<Live> live = new ArrayList<>();

    /** A token and its digest, which may come from a file that changes. */
    private record Live(NamedToken token, Supplier<byte[]> digest) {}

    LiveTokens(Credentials credentials, GuardClock clock) {
        this.clock = clock;
        credentials.tokens().forEach(token -> live.add(new Live(token, digest(token, credentials, clock))));
    }

    private static Supplier<byte[]> digest(NamedToken token, Credentials credentials, GuardClock clock) {
        byte[] stated = HexFormat.of().parseHex(token.sha256());
        Path file = credentials.tokenFile();
        boolean fromFile = token.caller().equals("default") && token.place() == Place.HEADER && token.until() == null;
        if (file == null || !fromFile) {
            return () -> stated;
        }
        WatchedFile<byte[]> watched = new WatchedFile<>(
                "The token file", file, clock, text -> TokenText.sha256(TokenText.inFile(text)), stated);
        return watched::current;
    }

    /** The token that matches, out of those that may stand where it stood. */
    Optional<NamedToken> match(String presented, Predicate<Place> place) {
        byte[] digest = TokenText.sha256(presented);
        Optional<NamedToken> match = Optional.empty();
        for (Live candidate : live) {
            boolean same = MessageDigest.isEqual(digest, candidate.digest().get());
            boolean usable =
                    isLive(candidate.token()) && place.test(candidate.token().place());
            if (same && usable) {
                match = Optional.of(candidate.token());
            }
        }
        return match;
    }

    boolean any(Predicate<Place> place) {
        return live.stream().anyMatch(l -> place.test(l.token().place()));
    }

    private boolean isLive(NamedToken token) {
        return token.until() == null || clock.instant().isBefore(token.until());
    }
}
