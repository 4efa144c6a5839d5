package io.github.cronguard.internal.config;

import io.github.cronguard.internal.config.GuardConfig.Oidc;
import io.github.cronguard.internal.net.OutgoingUri;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads whose OpenID Connect tokens start runs. Its three settings stand together. */
final class OidcReader {
    private static final List<Setting> ALL = List.of(Setting.OIDC_ISSUER, Setting.OIDC_AUDIENCE, Setting.OIDC_SUBJECTS);
    private static final String LIBRARY = "com.nimbusds.jose.JWSHeader";
    private static final int FEW = 10;
    private static final int MAX_SUBJECTS = 100;

    private final Values values;

    private OidcReader(Values values) {
        this.values = values;
    }

    static @Nullable Oidc read(Values values) {
        return ALL.stream().anyMatch(values::has) ? new OidcReader(values).read() : null;
    }

    private Oidc read() {
        ALL.stream().filter(s -> !values.has(s)).forEach(s -> values.wrong(s, "it is required beside " + given()));
        if (!hasLibrary()) {
            values.findings()
                    .problem(
                            values.nameOf(Setting.OIDC_ISSUER),
                            "OpenID Connect needs com.nimbusds:nimbus-jose-jwt on the class path: add it, or unset "
                                    + given());
        }
        List<String> issuers = values.list(Setting.OIDC_ISSUER, FEW, OidcReader::issuer);
        List<String> audiences = values.list(Setting.OIDC_AUDIENCE, FEW, OidcReader::filled);
        List<Oidc.Subject> subjects = values.list(Setting.OIDC_SUBJECTS, MAX_SUBJECTS, this::subject);
        once(Setting.OIDC_ISSUER, issuers);
        once(Setting.OIDC_AUDIENCE, audiences);
        once(Setting.OIDC_SUBJECTS, subjects);
        if (values.good(Setting.OIDC_ISSUER, Setting.OIDC_SUBJECTS)) {
            checkTogether(issuers, subjects);
        }
        return new Oidc(issuers, audiences, subjects);
    }

    private String given() {
        return ALL.stream().filter(values::has).map(values::nameOf).collect(Collectors.joining(" and "));
    }

    /** Nothing else of a guard needs the library, so that its absence must not be found by a caller. */
    private static boolean hasLibrary() {
        try {
            Class.forName(LIBRARY, false, OidcReader.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    /** An issuer has no query and no fragment (OpenID Connect Discovery 1.0, section 3). */
    private static String issuer(String text) {
        if (OutgoingUri.parse(text).getRawQuery() != null) {
            throw new IllegalArgumentException("an issuer must have no query");
        }
        return text;
    }

    private static String filled(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it must not be empty");
        }
        return text;
    }

    /** What stands in front of a number sign is an issuer if it looks like one; branches may have the sign in their names. */
    private Oidc.Subject subject(String text) {
        int sign = text.indexOf('#');
        if (sign < 0 || !text.matches("(?i)https?://.*")) {
            return new Oidc.Subject(null, filled(text));
        }
        return new Oidc.Subject(text.substring(0, sign), filled(text.substring(sign + 1)));
    }

    private void once(Setting setting, List<?> entries) {
        if (new HashSet<>(entries).size() < entries.size()) {
            values.wrong(setting, "each entry must stand there once");
        }
    }

    private void checkTogether(List<String> issuers, List<Oidc.Subject> subjects) {
        String name = values.nameOf(Setting.OIDC_SUBJECTS);
        for (Oidc.Subject subject : subjects) {
            if (subject.issuer() != null && !issuers.contains(subject.issuer())) {
                values.wrong(
                        Setting.OIDC_SUBJECTS,
                        "the issuer in front of '#' must be one of " + values.nameOf(Setting.OIDC_ISSUER));
                return;
            }
        }
        for (String issuer : issuers) {
            if (subjects.stream().noneMatch(s -> s.of(issuer))) {
                values.wrong(Setting.OIDC_SUBJECTS, "no entry holds for the issuer " + Words.quoted(issuer));
            }
        }
        if (issuers.size() > 1 && subjects.stream().anyMatch(s -> s.issuer() == null)) {
            values.findings()
                    .warn(name + ": entries without an issuer hold for each of the " + issuers.size()
                            + " issuers; issuer#subject ties one to its own");
        }
        if (subjects.stream().anyMatch(s -> s.text().contains("*"))) {
            values.findings().warn(name + ": '*' stands for itself, there are no wildcards");
        }
    }
}
