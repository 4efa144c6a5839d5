package io.github.cronguard.admin;

import io.github.cronguard.GuardClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Names the users of a {@link BasicAccess}. Not safe for use by several threads. */
public final class BasicAccessBuilder {
    private static final int MIN_PASSWORD = 12;
    private static final int MAX_PASSWORD = 200;
    private static final int MOST = 1_000;

    private final Map<String, BasicAccess.User> users = new LinkedHashMap<>();
    private GuardClock clock = GuardClock.system();

    BasicAccessBuilder() {}

    /**
     * Adds a user by the hash of a password.
     *
     * @param name as it is typed in: 1 to 64 characters, no colon
     * @param hash of {@link BasicAccess#hash}; 600,000 iterations or more
     * @param mayAct whether they may do more than look
     * @return this
     * @throws IllegalArgumentException if the name or the hash is malformed, the name is taken, or there are 1,000 already
     */
    public BasicAccessBuilder user(String name, String hash, boolean mayAct) {
        return add(name, PasswordHash.parse(hash), mayAct);
    }

    /**
     * Adds a user by a password, as where one comes from the environment. It is hashed at once, which takes about a quarter of a
     * second, and not kept.
     *
     * @param name as it is typed in: 1 to 64 characters, no colon
     * @param password 12 to 200 characters
     * @param mayAct whether they may do more than look
     * @return this
     * @throws IllegalArgumentException if the name is malformed or taken, the password too short or too long, or there are 1,000
     *     already
     */
    public BasicAccessBuilder userWithPassword(String name, String password, boolean mayAct) {
        return add(name, checked("The password of an operator", password), mayAct);
    }

    /** For tests: whose minutes count. */
    BasicAccessBuilder clock(GuardClock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Makes the access.
     *
     * @return an access for these users
     * @throws IllegalArgumentException if there are none: nobody could ever log in
     */
    public BasicAccess build() {
        if (users.isEmpty()) {
            throw new IllegalArgumentException(
                    "A BasicAccess needs a user; if nobody may see the admin pages, leave them out");
        }
        return new BasicAccess(users, clock);
    }

    static PasswordHash checked(String what, String password) {
        Objects.requireNonNull(password, "password");
        if (password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD) {
            throw new IllegalArgumentException(what + " must have from " + MIN_PASSWORD + " to " + MAX_PASSWORD
                    + " characters; for example take the output of \"openssl rand -base64 18\"");
        }
        return PasswordHash.of(password);
    }

    private BasicAccessBuilder add(String name, PasswordHash hash, boolean mayAct) {
        if (name.indexOf(':') >= 0) {
            throw new IllegalArgumentException("An operator's name must not contain a colon: HTTP Basic ends it there");
        }
        if (users.size() >= MOST) {
            throw new IllegalArgumentException(
                    "A BasicAccess has at most " + MOST + " users; use the container's log-in");
        }
        if (users.put(name, new BasicAccess.User(new Operator(name, mayAct), hash)) != null) {
            throw new IllegalArgumentException("The operator " + name + " is named twice");
        }
        return this;
    }
}
