package io.github.cronguard.spring.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings as properties: their names, for {@link SettingName}, and what an IDE shows of them. Everything is text, so that
 * not the first value of a wrong type ends the start, but all that is wrong is reported at once. It is no bean, so that tokens
 * are never among what {@code /actuator/configprops} shows.
 *
 * @param token The callers' token, 32 or more visible ASCII characters; CRON_TOKEN in the environment. Required, unless a
 *     token-file or a token-sha256 is given.
 * @param tokenFile File that holds the callers' token; CRON_TOKEN_FILE in the environment.
 * @param tokenSha256 SHA-256 digest of the callers' token, 64 hexadecimal digits; CRON_TOKEN_SHA256 in the environment.
 * @param tokenPrevious Token that is accepted too while the token is changed; CRON_TOKEN_PREVIOUS in the environment.
 * @param tokenPreviousUntil When the previous token ends, e.g. 2026-12-01T00:00:00Z; CRON_TOKEN_PREVIOUS_UNTIL in the
 *     environment.
 * @param tokens Tokens of further callers, each as name=digest with the token's SHA-256.
 * @param statusToken Token that reads the status and starts nothing.
 * @param allowQueryToken Whether a token in the query may start a run.
 * @param queryToken Token for the query alone.
 * @param defaultSequenceKey Sequence of an enrollment that names none; DEFAULT_SEQUENCE_KEY in the environment.
 * @param emailSendingEnabled Whether due steps are handed over; false holds them. EMAIL_SENDING_ENABLED in the environment.
 * @param name Name of the guard and its lock, part of every key in the tables.
 * @param path Where runs are triggered; the status and the runs lie beside it.
 * @param node What this process is called in lists; host name and process id by default.
 * @param preset What fits a caller.
 * @param rateLimit Calls and window for each caller, e.g. 30/10m.
 * @param failureLimit Failed credentials and window for each address, e.g. 10/1m.
 * @param allowIps Networks that may call; all of them without it.
 * @param allowIpsFile File with more networks that may call, one a line.
 * @param trustedProxies Networks of proxies whose forwarding headers are believed.
 * @param requireHttps Whether a call must come over HTTPS.
 * @param plainHttpFrom Networks whose sockets may use plain HTTP.
 * @param deliveryIdHeaders Further headers with a delivery id.
 * @param reply When a trigger is answered.
 * @param replyTime For how long an answer waits for the run's end.
 * @param busyStatus Status of the answer while another run is at work.
 * @param runningStatus Status of the answer when the run has not yet ended.
 * @param partialStatus Status of the answer when some of the run's work failed.
 * @param failedStatus Status of the answer when the run failed.
 * @param unavailableStatus Status of the answer while the guard cannot start a run.
 * @param leaseTtl When the lock of a crashed process is free again.
 * @param maxHold For how long a run may hold the lock.
 * @param tickBudget For how long a run takes up steps.
 * @param batch Steps claimed at once.
 * @param catchUp Steps that a run hands over at most; 0 for no cap.
 * @param workers Steps handed over at the same time.
 * @param maxAttempts Attempts of a step before it is dead.
 * @param expectEvery How often the caller is expected.
 * @param lateAfter When the caller is late; 5 times the expected period by default.
 * @param downAfter When the caller is down; 10 times the expected period by default.
 * @param retention For how long runs, refusals, keys and finished steps are kept.
 * @param initializeSchema Which databases get the tables at start.
 * @param tablePrefix What the names of the tables begin with.
 * @param signingSecret Secrets of signed triggers, one or two while they rotate.
 * @param oidcIssuer Issuers whose OpenID Connect tokens start runs.
 * @param oidcAudience Audiences of which an OpenID Connect token must have one.
 * @param oidcSubjects Subjects or verified e-mail addresses of OpenID Connect tokens that start runs.
 * @param heartbeatUrl Called after each good run; a secret.
 * @param heartbeatStartUrl Called when a run begins; a secret.
 * @param heartbeatFailUrl Called after each failed run; a secret.
 * @param alertUrl Gets each alert as a POST; a secret.
 * @param alertSecret Signs what is sent to the alerts' address.
 */
@ConfigurationProperties("cron-guard")
record CronGuardProperties(
        @Nullable String token,
        @Nullable String tokenFile,
        @Nullable String tokenSha256,
        @Nullable String tokenPrevious,
        @Nullable String tokenPreviousUntil,
        @Nullable List<String> tokens,
        @Nullable String statusToken,
        @Nullable String allowQueryToken,
        @Nullable String queryToken,
        @Nullable String defaultSequenceKey,
        @Nullable String emailSendingEnabled,
        @Nullable String name,
        @Nullable String path,
        @Nullable String node,
        @Nullable String preset,
        @Nullable List<String> rateLimit,
        @Nullable String failureLimit,
        @Nullable List<String> allowIps,
        @Nullable String allowIpsFile,
        @Nullable List<String> trustedProxies,
        @Nullable String requireHttps,
        @Nullable List<String> plainHttpFrom,
        @Nullable List<String> deliveryIdHeaders,
        @Nullable String reply,
        @Nullable String replyTime,
        @Nullable String busyStatus,
        @Nullable String runningStatus,
        @Nullable String partialStatus,
        @Nullable String failedStatus,
        @Nullable String unavailableStatus,
        @Nullable String leaseTtl,
        @Nullable String maxHold,
        @Nullable String tickBudget,
        @Nullable String batch,
        @Nullable String catchUp,
        @Nullable String workers,
        @Nullable String maxAttempts,
        @Nullable String expectEvery,
        @Nullable String lateAfter,
        @Nullable String downAfter,
        @Nullable String retention,
        @Nullable String initializeSchema,
        @Nullable String tablePrefix,
        @Nullable String signingSecret,
        @Nullable String oidcIssuer,
        @Nullable String oidcAudience,
        @Nullable List<String> oidcSubjects,
        @Nullable String heartbeatUrl,
        @Nullable String heartbeatStartUrl,
        @Nullable String heartbeatFailUrl,
        @Nullable String alertUrl,
        @Nullable String alertSecret) {

    /** Without any value: some are secrets. */
    @Override
    public String toString() {
        return "CronGuardProperties";
    }
}
