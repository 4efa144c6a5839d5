package io.github.cronguard.internal.config;

import io.github.cronguard.internal.config.GuardConfig.Credentials;
import io.github.cronguard.internal.config.GuardConfig.NamedToken;
import io.github.cronguard.internal.config.GuardConfig.NamedToken.Place;
import io.github.cronguard.internal.config.GuardConfig.TokenFile;
import io.github.cronguard.spi.Verification.Scope;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the tokens: exactly one for the caller {@code default}, and the further ones. */
final class CredentialReader {
    private static final int MAX_NAMED = 100;
    private static final String DEFAULT = FileTokens.CALLER;

    /** Names that the other credentials have; two callers of one name would share limits and delivery ids. */
    private static final List<String> TAKEN = List.of(DEFAULT, "query", "status", "signed");

    private final Values values;
    private final List<NamedToken> tokens = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();

    CredentialReader(Values values) {
        this.values = values;
    }

    Credentials read() {
        List<Setting> stated = Stream.of(Setting.TOKEN, Setting.TOKEN_FILE, Setting.TOKEN_SHA256)
                .filter(values::has)
                .toList();
        if (stated.isEmpty()) {
            values.wrong(
                    Setting.TOKEN,
                    "it is required (or CRON_TOKEN_FILE, or CRON_TOKEN_SHA256): 32 bytes or more,"
                            + " for example from \"openssl rand -hex 32\"");
        } else if (stated.size() > 1) {
            values.wrong(
                    stated.get(0),
                    "only one of CRON_TOKEN, CRON_TOKEN_FILE and CRON_TOKEN_SHA256 may be set, but "
                            + stated.stream().map(values::nameOf).collect(Collectors.joining(" and ")) + " are");
        }
        strong(Setting.TOKEN).ifPresent(d -> add(Setting.TOKEN, token(DEFAULT, d, Place.HEADER)));
        Optional<TokenFile> tokenFile = values.tryRead(Setting.TOKEN_FILE, text -> FileTokens.read(path(text)));
        tokenFile.ifPresent(f -> f.atStart().forEach(t -> own(Setting.TOKEN_FILE, t)));
        values.tryRead(Setting.TOKEN_SHA256, CredentialReader::digest)
                .ifPresent(d -> add(Setting.TOKEN_SHA256, token(DEFAULT, d, Place.HEADER)));
        previous();
        values.list(Setting.TOKENS, MAX_NAMED, CredentialReader::named).forEach(t -> add(Setting.TOKENS, t));
        strong(Setting.STATUS_TOKEN)
                .ifPresent(d ->
                        add(Setting.STATUS_TOKEN, new NamedToken("status", d, Scope.STATUS, Place.BOTH, null, false)));
        strong(Setting.QUERY_TOKEN).ifPresent(d -> add(Setting.QUERY_TOKEN, token("query", d, Place.QUERY)));
        boolean allowQuery = values.flag(Setting.ALLOW_QUERY_TOKEN);
        if (values.has(Setting.QUERY_TOKEN) && !allowQuery) {
            values.findings()
                    .warn(values.nameOf(Setting.QUERY_TOKEN) + " has no effect while "
                            + Setting.ALLOW_QUERY_TOKEN.environment() + " is off");
        }
        return new Credentials(List.copyOf(tokens), tokenFile.orElse(null), allowQuery);
    }

    private void previous() {
        Optional<Instant> until = values.tryRead(Setting.TOKEN_PREVIOUS_UNTIL, CredentialReader::instant);
        if (values.has(Setting.TOKEN_PREVIOUS_UNTIL) && !values.has(Setting.TOKEN_PREVIOUS)) {
            values.wrong(Setting.TOKEN_PREVIOUS_UNTIL, "it means nothing without CRON_TOKEN_PREVIOUS");
        }
        strong(Setting.TOKEN_PREVIOUS)
                .ifPresent(d -> add(
                        Setting.TOKEN_PREVIOUS,
                        new NamedToken(DEFAULT, d, Scope.RUN, Place.HEADER, until.orElse(null), true)));
        if (values.has(Setting.TOKEN_PREVIOUS) && !values.has(Setting.TOKEN_PREVIOUS_UNTIL)) {
            values.findings()
                    .warn(values.nameOf(Setting.TOKEN_PREVIOUS) + " has no end; set "
                            + Setting.TOKEN_PREVIOUS_UNTIL.environment() + ", or remove it when no caller uses it");
        }
    }

    private void add(Setting setting, NamedToken token) {
        own(setting, token);
        boolean nameTaken = setting == Setting.TOKENS
                && tokens.stream().anyMatch(t -> t.caller().equals(token.caller()));
        if (nameTaken) {
            values.wrong(setting, "the name " + Words.quoted(token.caller()) + " stands there twice");
        }
        tokens.add(token);
    }

    /** Two roles with one token could not be told apart, and no rotation would have happened. */
    private void own(Setting setting, NamedToken token) {
        String owner = owners.putIfAbsent(token.sha256(), values.nameOf(setting));
        if (owner != null) {
            values.wrong(setting, "it holds the same token as " + owner + "; each must be another one");
        }
    }

    private Optional<String> strong(Setting setting) {
        return values.tryRead(setting, text -> {
            TokenText.weakness(text).ifPresent(rule -> {
                throw new IllegalArgumentException(rule);
            });
            return TokenText.hex(text);
        });
    }

    private static NamedToken token(String caller, String digest, Place place) {
        return new NamedToken(caller, digest, Scope.RUN, place, null, false);
    }

    private static NamedToken named(String entry) {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? "" : entry.substring(0, equals);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "it must be name=digest, the name of 1 to 64 letters, digits, '.', '_' or '-'");
        }
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException("the names " + String.join(", ", TAKEN) + " are taken");
        }
        return token(name, digest(entry.substring(equals + 1)), Place.HEADER);
    }

    private static String digest(String text) {
        if (!text.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("a digest must be the SHA-256 of a token as 64 hexadecimal digits");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("it must be a moment in UTC such as 2026-12-01T00:00:00Z", e);
        }
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("it must be the path of a file", e);
        }
    }
}
