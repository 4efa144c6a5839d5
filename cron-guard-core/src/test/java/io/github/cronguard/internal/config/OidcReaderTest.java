package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.SettingProblem;
import io.github.cronguard.Settings;
import io.github.cronguard.internal.config.GuardConfig.Oidc;
import io.github.cronguard.token.CronTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcReaderTest {
    private static final String ISSUER = "CRON_GUARD_OIDC_ISSUER";
    private static final String AUDIENCE = "CRON_GUARD_OIDC_AUDIENCE";
    private static final String SUBJECTS = "CRON_GUARD_OIDC_SUBJECTS";
    private static final String GITHUB = "https://token.actions.githubusercontent.com";
    private static final String GOOGLE = "https://accounts.google.com";

    private static Reading read(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("CRON_TOKEN", CronTokens.generate().reveal());
        return ConfigReader.read(Settings.of(Map.of(), environment));
    }

    private static Reading read(String issuers, String audiences, String subjects) {
        return read(Map.of(ISSUER, issuers, AUDIENCE, audiences, SUBJECTS, subjects));
    }

    private static Oidc good(Reading reading) {
        assertThat(reading.problems()).isEmpty();
        return Objects.requireNonNull(reading.config().orElseThrow().oidc());
    }

    @Test
    void isOffUntilItIsConfigured() {
        assertThat(read(Map.of()).config().orElseThrow().oidc()).isNull();
    }

    @Test
    void readsIssuersAudiencesAndSubjects() {
        Reading reading = read(GOOGLE, "https://app.example.test/cron/run, other", "cron@p.iam.example.test, 1122");
        Oidc oidc = good(reading);
        assertThat(oidc.issuers()).containsExactly(GOOGLE);
        assertThat(oidc.audiences()).containsExactly("https://app.example.test/cron/run", "other");
        assertThat(oidc.subjects())
                .containsExactly(new Oidc.Subject(null, "cron@p.iam.example.test"), new Oidc.Subject(null, "1122"));
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.notes())
                .contains("cron-guard.oidc-issuer: \"" + GOOGLE + "\" from " + ISSUER + " (environment)");
    }

    @Test
    void tiesASubjectToItsIssuer() {
        Reading reading = read(
                GOOGLE + "," + GITHUB,
                "a",
                GOOGLE + "#1122, " + GITHUB + "#repo:o/r:ref:refs/heads/fix#7, " + GITHUB + "#x");
        assertThat(good(reading).subjects())
                .containsExactly(
                        new Oidc.Subject(GOOGLE, "1122"),
                        new Oidc.Subject(GITHUB, "repo:o/r:ref:refs/heads/fix#7"),
                        new Oidc.Subject(GITHUB, "x"));
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void takesANumberSignInASubjectAsItIs() {
        assertThat(good(read(GITHUB, "a", "repo:o/r:ref:refs/heads/fix#7")).subjects())
                .containsExactly(new Oidc.Subject(null, "repo:o/r:ref:refs/heads/fix#7"));
    }

    @Test
    void warnsOfSubjectsThatHoldForSeveralIssuers() {
        assertThat(read(GOOGLE + "," + GITHUB, "a", "x").warnings())
                .containsExactly(SUBJECTS + ": entries without an issuer hold for each of the 2 issuers;"
                        + " issuer#subject ties one to its own");
    }

    @Test
    void warnsOfAStarWhichIsNoWildcard() {
        Reading reading = read(GITHUB, "a", "repo:o/*:ref:refs/heads/main");
        assertThat(good(reading).subjects()).hasSize(1);
        assertThat(reading.warnings()).containsExactly(SUBJECTS + ": '*' stands for itself, there are no wildcards");
    }

    @ParameterizedTest
    @ValueSource(strings = {ISSUER, AUDIENCE, SUBJECTS})
    void everyLackIsAProblemOfItsOwn(String only) {
        List<String> others = List.of(ISSUER, AUDIENCE, SUBJECTS).stream()
                .filter(name -> !name.equals(only))
                .toList();
        Map<String, String> all = Map.of(ISSUER, GITHUB, AUDIENCE, "a", SUBJECTS, "x");
        assertThat(read(Map.of(only, all.get(only))).problems())
                .containsExactlyElementsOf(others.stream()
                        .map(name -> new SettingProblem(name, "it is required beside " + only))
                        .toList());
        others.forEach(missing -> {
            Map<String, String> two = new HashMap<>(all);
            two.remove(missing);
            assertThat(read(two).problems()).extracting(SettingProblem::setting).containsExactly(missing);
        });
    }

    @Test
    void reportsAllThatIsWrongAtOnce() {
        assertThat(read("x", "a,", "y,,z").problems())
                .extracting(SettingProblem::setting)
                .containsExactly(ISSUER, AUDIENCE, SUBJECTS);
        assertThat(read("", "", "").problems())
                .extracting(SettingProblem::setting)
                .containsExactlyInAnyOrder(ISSUER, AUDIENCE, SUBJECTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issuer.example.test",
                "http://issuer.example.test",
                "HTTPS://issuer.example.test",
                "http://127.0.0.2",
                "http://localhost.example.test",
                "https://",
                "https:issuer",
                "https:///x",
                "https://user@issuer.example.test",
                "https://issuer.example.test?x",
                "https://issuer.example.test#x",
                "https://issuer.example.test:99999",
                "https://issuer.example.test/ü",
                "https://issuer.example.test/a b",
                "file:///etc/passwd",
                "https://issuer.example.test,",
                "https://issuer.example.test,https://issuer.example.test"
            })
    void refusesWhatCanBeNoIssuer(String issuers) {
        assertThat(read(issuers, "a", "x").problems())
                .extracting(SettingProblem::setting)
                .containsExactly(ISSUER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://issuer.example.test", "https://issuer.example.test/realms/a/",
                        "https://issuer.example.test:8443",
                "http://127.0.0.1:8080", "http://[::1]:8080", "http://localhost"
            })
    void acceptsIssuersOverTlsAndOnThisMachine(String issuer) {
        good(read(issuer, "a", "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example.test#x, the issuer in front of '#' must be one of CRON_GUARD_OIDC_ISSUER",
        "https://token.actions.githubusercontent.com#, entry 1: it must not be empty",
        "'x,x', each entry must stand there once"
    })
    void refusesASubjectThatCannotBeMeant(String subjects, String rule) {
        assertThat(read(GITHUB, "a", subjects).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.setting()).isEqualTo(SUBJECTS);
            assertThat(problem.message()).startsWith(rule);
        });
    }

    @Test
    void refusesAnIssuerWithoutASubject() {
        assertThat(read(GOOGLE + "," + GITHUB, "a", GOOGLE + "#x").problems())
                .singleElement()
                .asString()
                .contains("no entry holds for the issuer \"" + GITHUB + "\"");
    }

    @Test
    void refusesTooMany() {
        assertThat(read(many(10, "https://%d.example.test"), many(10, "a%d"), many(100, "s%d"))
                        .problems())
                .isEmpty();
        assertThat(read(many(11, "https://%d.example.test"), many(11, "a%d"), many(101, "s%d"))
                        .problems())
                .extracting(SettingProblem::setting)
                .containsExactly(ISSUER, AUDIENCE, SUBJECTS);
    }

    private static String many(int count, String format) {
        return IntStream.range(0, count).mapToObj(i -> String.format(format, i)).collect(Collectors.joining(","));
    }
}
