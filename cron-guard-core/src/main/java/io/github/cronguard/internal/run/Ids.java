package io.github.cronguard.internal.run;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Makes ids that never meet: 128 random bits, in hex. */
public final class Ids {
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /**
     * An id that nobody can guess: a lease's owner.
     *
     * @return 32 characters
     */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * An id that is no secret: a request's. A flood of requests gets one each, which the system's secure source would make slow.
     *
     * @return 32 characters
     */
    public String nextPublic() {
        ThreadLocalRandom quick = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(quick.nextLong()) + hex.toHexDigits(quick.nextLong());
    }
}
