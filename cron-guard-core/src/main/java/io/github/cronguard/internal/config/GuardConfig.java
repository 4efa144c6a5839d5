package io.github.cronguard.internal.config;

import io.github.cronguard.internal.net.Cidr;
import io.github.cronguard.spi.RateLimit;
import io.github.cronguard.spi.StorageContext.InitializeSchema;
import io.github.cronguard.spi.Verification.Scope;
import io.github.cronguard.token.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All settings of one guard, checked.
 *
 * @param name the guard's and its lock's
 * @param path of the runs
 * @param node shown, never trusted
 * @param defaultSequence of an enrollment that names none
 * @param sendingEnabled whether steps are handed over
 * @param credentials who may call
 * @param signingSecrets the live secrets of signed triggers, in Base64 without a prefix; empty if none may be signed
 * @param oidc whose OpenID Connect tokens are good too, or null
 * @param network from where
 * @param limits how often
 * @param reply how it is answered
 * @param lease how long the lock is held
 * @param tick how steps are handed over
 * @param lateness when cron is late
 * @param deliveryIdHeaders further headers with a delivery id
 * @param store what the storage is told
 * @param heartbeats where it says that it lives
 * @param alerts where it says what is wrong
 */
public record GuardConfig(
        String name,
        String path,
        String node,
        String defaultSequence,
        boolean sendingEnabled,
        Credentials credentials,
        List<Secret> signingSecrets,
        @Nullable Oidc oidc,
        Network network,
        Limits limits,
        Reply reply,
        LeaseTimes lease,
        Tick tick,
        Lateness lateness,
        List<String> deliveryIdHeaders,
        Store store,
        Heartbeats heartbeats,
        Alerts alerts) {

    /**
     * Who may call.
     *
     * @param tokens the live tokens but those of the file
     * @param tokenFile the file of the caller {@code default}'s tokens, or null
     * @param allowQueryToken whether run tokens may stand in the query
     */
    public record Credentials(
            List<NamedToken> tokens, @Nullable TokenFile tokenFile, boolean allowQueryToken) {}

    /**
     * A file of tokens, which is read again when it changes.
     *
     * @param path where it is
     * @param atStart what it held when the settings were read, the current token first
     */
    public record TokenFile(Path path, List<NamedToken> atStart) {}

    /**
     * A live token.
     *
     * @param caller its name: {@code default} for {@code CRON_TOKEN} and its predecessor
     * @param sha256 the digest, 32 bytes, as lower-case hex
     * @param scope what it is good for
     * @param place where it may stand
     * @param until when it ends, or null
     * @param outgoing whether another one has taken its place, so that callers should change over
     */
    public record NamedToken(
            String caller,
            String sha256,
            Scope scope,
            Place place,
            @Nullable Instant until,
            boolean outgoing) {

        /** Without the digest: who has it can look for the token of a careless operator. */
        @Override
        public String toString() {
            return "NamedToken[" + caller + ", " + scope + ", " + place + ", " + until + "]";
        }

        /** Where a token may stand. */
        public enum Place {
            /** In the header, and in the query if that is allowed. */
            HEADER,
            /** In the query alone. */
            QUERY,
            /** In the header, and in the query in any case: the status token. */
            BOTH
        }
    }

    /**
     * Whose OpenID Connect tokens are good.
     *
     * @param issuers compared with {@code iss}
     * @param audiences one of which must stand in {@code aud}
     * @param subjects who may call
     */
    public record Oidc(List<String> issuers, List<String> audiences, List<Subject> subjects) {

        /**
         * Who may call.
         *
         * @param issuer the only one that the entry holds for, or null if it holds for all
         * @param text compared whole with {@code sub}, or with an {@code email} that is verified
         */
        public record Subject(@Nullable String issuer, String text) {

            /**
             * Whether the entry holds for an issuer.
             *
             * @param other an issuer of the settings
             * @return true if it names that one or none
             */
            public boolean of(String other) {
                return issuer == null || issuer.equals(other);
            }
        }
    }

    /**
     * From where.
     *
     * @param allow allowed networks; empty allows all
     * @param allowFile more of them, read again when it changes; or null
     * @param trustedProxies whose forwarding headers are believed
     * @param requireHttps whether TLS is required
     * @param plainHttpFrom sockets that are excepted from it
     */
    public record Network(
            List<Cidr> allow,
            @Nullable Path allowFile,
            List<Cidr> trustedProxies,
            RequireHttps requireHttps,
            List<Cidr> plainHttpFrom) {}

    /** Whether TLS is required. */
    public enum RequireHttps {
        /** For all but loopback sockets. */
        AUTO,
        /** For them too. */
        TRUE,
        /** Not. */
        FALSE
    }

    /**
     * How often.
     *
     * @param callers for each caller's name
     * @param failures for each address
     */
    public record Limits(List<RateLimit> callers, RateLimit failures) {}

    /**
     * How a trigger is answered.
     *
     * @param mode when
     * @param time how long a hybrid answer waits for the end
     * @param busy status when the lock is busy
     * @param running status when the run goes on
     * @param partial status when some steps failed
     * @param failed status when the run failed
     * @param unavailable status when no run could be started
     */
    public record Reply(Mode mode, Duration time, int busy, int running, int partial, int failed, int unavailable) {

        /** When a trigger is answered. */
        public enum Mode {
            /** At the run's end. */
            SYNC,
            /** At the run's end, or after the reply time. */
            HYBRID,
            /** At the run's start. */
            ASYNC
        }
    }

    /**
     * How long the lock is held.
     *
     * @param ttl until it ends by itself when it is not extended
     * @param maxHold at most, however often it is extended
     */
    public record LeaseTimes(Duration ttl, Duration maxHold) {}

    /**
     * How steps are handed over.
     *
     * @param budget for how long a tick claims
     * @param batch claimed at once at most
     * @param catchUp handed over in a run at most; {@link Integer#MAX_VALUE} for no cap
     * @param workers at once
     * @param maxAttempts until a step is dead
     */
    public record Tick(Duration budget, int batch, int catchUp, int workers, int maxAttempts) {}

    /**
     * When cron is late.
     *
     * @param expectEvery how often the caller is expected
     * @param lateAfter without a run
     * @param downAfter without a run
     */
    public record Lateness(Duration expectEvery, Duration lateAfter, Duration downAfter) {}

    /**
     * What the storage is told.
     *
     * @param schema what to do about the tables
     * @param tablePrefix in front of each table's name
     * @param retention how long rows and keys are kept
     */
    public record Store(InitializeSchema schema, String tablePrefix, Duration retention) {}

    /**
     * Where a guard says that it lives.
     *
     * @param good called after each good run, or null
     * @param start called before each run, or null
     * @param fail called after each failed one, or null
     */
    public record Heartbeats(
            @Nullable URI good,
            @Nullable URI start,
            @Nullable URI fail) {

        /** Without the addresses: who has one can feign that all is well. */
        @Override
        public String toString() {
            return "Heartbeats[" + (good != null) + ", " + (start != null) + ", " + (fail != null) + "]";
        }
    }

    /**
     * Where a guard says what is wrong.
     *
     * @param url the receiver's address, or null
     * @param secret in Base64 without a prefix, or null if alerts are not signed
     */
    public record Alerts(@Nullable URI url, @Nullable Secret secret) {

        /** Without the address, which may hold a key. */
        @Override
        public String toString() {
            return "Alerts[" + (url != null) + ", " + (secret != null) + "]";
        }
    }
}
