package io.github.cronguard.demo;

/** The demo cannot start for a reason that one sentence explains. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailure(String reason, Throwable cause) {
        super("cron-guard demo cannot start: " + reason, cause);
    }
}
