package io.github.cronguard.internal.run;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes ids that nobody can guess and that never meet: 128 random bits, in hex. */
public final class Ids {
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /**
     * A new id: a lease's owner, a request id.
     *
     * @return 32 characters
     */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
