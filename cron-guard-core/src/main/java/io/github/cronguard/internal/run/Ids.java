package io.github.cronguard.internal.run;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Makes ids that never meet: 128 random bits, in hex. */
public final class Ids {
    private static final int BYTES = 16;
    /** Looked up, not computed: whether a random digit is a letter no processor can foresee. */
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

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
        byte[] text = new byte[2 * BYTES];
        hex(quick.nextLong(), text, 0);
        hex(quick.nextLong(), text, BYTES);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void hex(long bits, byte[] text, int from) {
        for (int i = 0; i < BYTES; i++) {
            text[from + i] = DIGITS[(int) (bits >>> (4 * i)) & 0xF];
        }
    }
}
