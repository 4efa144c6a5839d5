package io.github.cronguard.admin;

import io.github.cronguard.GuardClock;
import io.github.cronguard.admin.internal.web.ContainersRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP Basic (RFC 7617) with users that the host names. To be used over TLS alone: the password is sent with every request.
 *
 * <p>A password is looked at in the time that PBKDF2 takes, for unknown users too. One that was right is known for five minutes
 * after its last use. A sender, an IPv6 one with its whole /64, may have ten wrong passwords a minute looked at; then all that
 * are not known yet are refused with 429 until the minute is over, right ones too: to find out which is right is what costs. Who
 * has just been at the pages stays at them. Behind a proxy all come from its address, and share the ten. In one process
 * at most two passwords are looked at at a time. Safe for use by several threads.
 */
public final class BasicAccess implements AdminAccess {
    private static final String CHALLENGE = "Basic realm=\"cron-guard\", charset=\"UTF-8\"";
    private static final String WAIT = BasicAccess.class.getName() + ".wait";
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    /** Of the whole process, not of one access: it is the processor that is short. */
    private static final LogInLine LINE = new LogInLine();

    private final Map<String, User> users;
    private final PasswordHash nobody;
    private final KnownCredentials known;
    private final LogInLimit limit;
    private final FailedLogIns failed;

    /** A user, whose text shows no hash. */
    static final class User {
        private final Operator operator;
        private final PasswordHash hash;

        User(Operator operator, PasswordHash hash) {
            this.operator = operator;
            this.hash = hash;
        }
    }

    BasicAccess(Map<String, User> users, GuardClock clock) {
        this.users = Map.copyOf(users);
        this.nobody = PasswordHash.ofNobody(users.values().stream()
                .mapToInt(user -> user.hash.iterations())
                .max()
                .orElse(PasswordHash.ITERATIONS));
        this.known = new KnownCredentials(clock);
        this.limit = new LogInLimit(clock);
        this.failed = new FailedLogIns(clock);
    }

    /**
     * Begins to name users.
     *
     * @return a builder without users
     */
    public static BasicAccessBuilder builder() {
        return new BasicAccessBuilder();
    }

    /**
     * A password's hash, for a configuration. Takes about a quarter of a second, by intention.
     *
     * @param password 12 to 200 characters
     * @return {@code pbkdf2-sha256$600000$<salt>$<hash>}, another one each time
     * @throws IllegalArgumentException if it is too short or too long
     */
    public static String hash(String password) {
        return BasicAccessBuilder.checked("The password", password).text();
    }

    @Override
    public Optional<Operator> principal(HttpServletRequest request) {
        return BasicCredential.of(request).flatMap(credential -> {
            User user = users.get(credential.name());
            return user != null && known.has(credential) ? Optional.of(user.operator) : asked(request, credential);
        });
    }

    @Override
    public Optional<String> challenge() {
        return Optional.of(CHALLENGE);
    }

    @Override
    public Optional<Duration> retryAfter(HttpServletRequest request) {
        return Optional.ofNullable((Duration) request.getAttribute(WAIT));
    }

    private Optional<Operator> asked(HttpServletRequest request, BasicCredential credential) {
        String address = ContainersRequest.of(request).getRemoteAddr();
        String sender = address == null ? "" : address;
        Optional<Duration> wait = limit.take(sender);
        if (wait.isPresent()) {
            return later(request, wait.get());
        }
        Optional<Boolean> right = LINE.inTurn(() -> isRight(credential));
        if (right.equals(Optional.of(false))) {
            failed.add(sender);
            return Optional.empty();
        }
        limit.giveBack(sender);
        return right.isPresent()
                ? Optional.ofNullable(users.get(credential.name())).map(user -> user.operator)
                : later(request, SHORTLY);
    }

    private boolean isRight(BasicCredential credential) {
        User user = users.get(credential.name());
        if (user == null) {
            nobody.matches(credential.password()); // for the time that it takes
            return false;
        }
        // a page asks for its parts at the same time: one of them has found out meanwhile
        if (known.has(credential)) {
            return true;
        }
        boolean right = user.hash.matches(credential.password());
        if (right) {
            known.add(credential);
        }
        return right;
    }

    private static Optional<Operator> later(HttpServletRequest request, Duration wait) {
        request.setAttribute(WAIT, wait);
        return Optional.empty();
    }
}
