package io.github.cronguard.demo.parts;

/** The demo cannot start for a reason that one sentence explains. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param reason one sentence without a secret, to be shown as it is
     * @param cause for whoever has to look further
     */
    public StartFailure(String reason, Throwable cause) {
        super("cron-guard demo cannot start: " + reason, cause);
    }
}
