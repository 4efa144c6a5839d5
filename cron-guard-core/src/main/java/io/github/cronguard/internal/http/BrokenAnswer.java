package io.github.cronguard.internal.http;

import java.io.IOException;

/** An answer that cannot be used. Its message is our own: it holds nothing of the answer. */
public final class BrokenAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param why in our own words
     */
    public BrokenAnswer(String why) {
        super(why);
    }
}
