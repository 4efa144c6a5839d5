package io.github.cronguard.mail;

/**
 * What a server said to a command, and what that means for the mail.
 *
 * @param verb of the command, never what follows it: that may be a password; empty for the greeting
 * @param code 0 while there is no answer, -1 if there was none that makes sense
 * @param text the server's own words
 */
record SmtpAnswer(String verb, int code, String text) {
    /** "Authentication required" or "Must issue a STARTTLS command first": RFC 4954, section 6, and RFC 3207, section 4. */
    private static final int LOG_IN_FIRST = 530;

    static SmtpAnswer awaited(String verb) {
        return new SmtpAnswer(verb, 0, "");
    }

    /** Only the mail is refused for good: a wrong password or certificate is nobody's mail's fault. */
    boolean refusesForGood() {
        return code >= 500 && code <= 599 && code != LOG_IN_FIRST && !verb.equals("AUTH") && !verb.equals("STARTTLS");
    }

    boolean refusesForNow() {
        return code >= 400 && code <= 599 && !refusesForGood();
    }

    boolean takes() {
        return code >= 200 && code <= 299;
    }

    /** Of the answers for several recipients the worst one decides: nothing was sent to anybody. */
    boolean isWorseThan(SmtpAnswer other) {
        return severity() > other.severity();
    }

    private int severity() {
        return refusesForGood() ? 2 : refusesForNow() ? 1 : 0;
    }
}
