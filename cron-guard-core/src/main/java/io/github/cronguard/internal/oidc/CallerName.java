package io.github.cronguard.internal.oidc;

import io.github.cronguard.internal.config.GuardConfig.Oidc;
import io.github.cronguard.internal.config.TokenText;
import io.github.cronguard.internal.text.Visible;
import io.github.cronguard.spi.Bounds;
import java.util.HexFormat;

/**
 * The name under which a subject calls. Limits and delivery ids belong to it, so that no two subjects share one: a text that is
 * too long, or counts for one issuer alone, is cut and followed by a digest of the whole entry. No named token has a colon in
 * its name.
 */
final class CallerName {
    private static final String PREFIX = "oidc:";
    private static final int DIGEST = 32;
    private static final int ROOM = Bounds.NAME - PREFIX.length();

    private CallerName() {}

    static String of(Oidc.Subject subject) {
        String text = subject.text();
        boolean fits = text.length() <= ROOM;
        if (fits && subject.issuer() == null && !text.matches(".*~[0-9a-f]{" + DIGEST + "}")) {
            return PREFIX + text;
        }
        String entry = subject.issuer() == null ? text : subject.issuer() + '#' + text;
        return PREFIX
                + Visible.line(text, ROOM - DIGEST - 1)
                + '~'
                + HexFormat.of().formatHex(TokenText.sha256(entry)).substring(0, DIGEST);
    }
}
