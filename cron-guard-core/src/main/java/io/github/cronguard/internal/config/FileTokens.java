package io.github.cronguard.internal.config;

import io.github.cronguard.internal.config.GuardConfig.NamedToken;
import io.github.cronguard.internal.config.GuardConfig.NamedToken.Place;
import io.github.cronguard.internal.config.GuardConfig.TokenFile;
import io.github.cronguard.spi.Verification.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a file: one, or while they rotate the new and the old one on two lines. */
public final class FileTokens {
    /** The caller's name that they have. */
    static final String CALLER = "default";

    private static final int MAX_BYTES = 8 * 1024;

    private FileTokens() {}

    /** Reads a file for the first time; a file that is wrong, large or away is an {@link IllegalArgumentException}. */
    static TokenFile read(Path file) {
        try {
            return new TokenFile(file, parse(SmallFile.read(file, MAX_BYTES)));
        } catch (IOException e) {
            throw new IllegalArgumentException("it must name a readable file of at most " + MAX_BYTES + " bytes", e);
        }
    }

    /**
     * The tokens of a file's text.
     *
     * @param text the file's text
     * @return the current token, and the one before it if there is a second line
     * @throws IllegalArgumentException if it is wrong; the message does not repeat it
     */
    public static List<NamedToken> parse(String text) {
        List<NamedToken> tokens = new ArrayList<>();
        for (String token : TokenText.inFile(text)) {
            boolean outgoing = !tokens.isEmpty();
            tokens.add(new NamedToken(CALLER, TokenText.hex(token), Scope.RUN, Place.HEADER, null, outgoing));
        }
        return List.copyOf(tokens);
    }
}
