package io.github.cronguard.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.SettingProblem;
import io.github.cronguard.Settings;
import io.github.cronguard.internal.config.GuardConfig.Credentials;
import io.github.cronguard.internal.config.GuardConfig.NamedToken;
import io.github.cronguard.internal.config.GuardConfig.NamedToken.Place;
import io.github.cronguard.internal.config.GuardConfig.TokenFile;
import io.github.cronguard.spi.Verification.Scope;
import io.github.cronguard.token.CronTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReaderTest {
    private static final String TOKEN = CronTokens.generate().reveal();
    private static final String OTHER = CronTokens.generate().reveal();
    private static final String THIRD = CronTokens.generate().reveal();

    private static Reading read(Map<String, String> environment) {
        return ConfigReader.read(Settings.of(Map.of(), environment));
    }

    private static Credentials good(Map<String, String> environment) {
        Reading reading = read(environment);
        assertThat(reading.problems()).isEmpty();
        return reading.config().orElseThrow().credentials();
    }

    @Test
    void takesEveryKindOfToken() {
        Credentials credentials = good(Map.of(
                "CRON_TOKEN_SHA256",
                TokenText.hex(TOKEN).toUpperCase(Locale.ROOT),
                "CRON_TOKEN_PREVIOUS",
                OTHER,
                "CRON_TOKEN_PREVIOUS_UNTIL",
                "2026-12-01T00:00:00Z",
                "CRON_GUARD_TOKENS",
                "site=" + TokenText.hex("1") + ", other.site=" + TokenText.hex("2"),
                "CRON_GUARD_STATUS_TOKEN",
                THIRD,
                "CRON_GUARD_QUERY_TOKEN",
                TOKEN + "x",
                "CRON_GUARD_ALLOW_QUERY_TOKEN",
                "true"));
        assertThat(credentials.tokens())
                .containsExactly(
                        new NamedToken("default", TokenText.hex(TOKEN), Scope.RUN, Place.HEADER, null, false),
                        new NamedToken(
                                "default",
                                TokenText.hex(OTHER),
                                Scope.RUN,
                                Place.HEADER,
                                Instant.parse("2026-12-01T00:00:00Z"),
                                true),
                        new NamedToken("site", TokenText.hex("1"), Scope.RUN, Place.HEADER, null, false),
                        new NamedToken("other.site", TokenText.hex("2"), Scope.RUN, Place.HEADER, null, false),
                        new NamedToken("status", TokenText.hex(THIRD), Scope.STATUS, Place.BOTH, null, false),
                        new NamedToken("query", TokenText.hex(TOKEN + "x"), Scope.RUN, Place.QUERY, null, false));
        assertThat(credentials.toString()).doesNotContain(TokenText.hex(TOKEN));
    }

    @Test
    void readsTheTokenFromAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("token");
        Map<String, String> environment = Map.of("CRON_TOKEN_FILE", file.toString());
        assertThat(read(environment).problems())
                .singleElement()
                .asString()
                .startsWith("CRON_TOKEN_FILE: it must name a readable file of at most 8192 bytes");
        Files.writeString(file, "hunter2");
        assertThat(read(environment).problems()).singleElement().asString().doesNotContain("hunter2");
        Files.writeString(file, "x".repeat(8_193));
        assertThat(read(environment).problems()).hasSize(1);
        Files.writeString(file, TOKEN + "\n");
        assertThat(good(environment).tokens()).isEmpty();
        assertThat(good(environment).tokenFile())
                .isEqualTo(new TokenFile(
                        file,
                        List.of(new NamedToken(
                                "default", TokenText.hex(TOKEN), Scope.RUN, Place.HEADER, null, false))));
        Files.writeString(file, OTHER + "\n" + TOKEN + "\n");
        assertThat(good(environment).tokenFile())
                .isEqualTo(new TokenFile(
                        file,
                        List.of(
                                new NamedToken("default", TokenText.hex(OTHER), Scope.RUN, Place.HEADER, null, false),
                                new NamedToken("default", TokenText.hex(TOKEN), Scope.RUN, Place.HEADER, null, true))));
        assertThat(read(Map.of("CRON_TOKEN_FILE", file.toString(), "CRON_GUARD_STATUS_TOKEN", TOKEN))
                        .problems())
                .as("a second line is looked at too")
                .singleElement()
                .asString()
                .startsWith("CRON_GUARD_STATUS_TOKEN: it holds the same token as CRON_TOKEN_FILE");
    }

    @Test
    void wantsExactlyOneWayToStateTheToken() {
        assertThat(read(Map.of()).problems())
                .extracting(SettingProblem::setting)
                .containsExactly("CRON_TOKEN");
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_TOKEN_SHA256", TokenText.hex(OTHER)))
                        .problems())
                .containsExactly(new SettingProblem(
                        "CRON_TOKEN",
                        "only one of CRON_TOKEN, CRON_TOKEN_FILE and CRON_TOKEN_SHA256 may be set, but CRON_TOKEN and"
                                + " CRON_TOKEN_SHA256 are"));
    }

    @Test
    void letsTheStrongestOriginDecideHowTheTokenIsStated() {
        Settings settings = Settings.of(Map.of(), Map.of("CRON_TOKEN_FILE", "/no/such/file")).toBuilder()
                .token(TOKEN)
                .build();
        Reading reading = ConfigReader.read(settings);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.notes()).contains("CRON_TOKEN_FILE (environment) is overridden by cron-guard.token (code)");
    }

    @Test
    void refusesOneTokenInTwoRoles() {
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_GUARD_STATUS_TOKEN", TOKEN))
                        .problems())
                .containsExactly(new SettingProblem(
                        "CRON_GUARD_STATUS_TOKEN", "it holds the same token as CRON_TOKEN; each must be another one"));
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_TOKEN_PREVIOUS", TOKEN))
                        .problems())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "a=",
                "=DIGEST",
                "a b=DIGEST",
                "default=DIGEST",
                "status=DIGEST",
                "query=DIGEST",
                "a=DIGEST,",
                "a=DIGESTff",
                "a=DIGEST,a=OTHER",
                "a=DIGEST,b=DIGEST"
            })
    void refusesWrongNamedTokens(String text) {
        String value = text.replace("DIGEST", TokenText.hex("1")).replace("OTHER", TokenText.hex("2"));
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_GUARD_TOKENS", value)).problems())
                .extracting(SettingProblem::setting)
                .containsExactly("CRON_GUARD_TOKENS");
    }

    @Test
    void refusesAnEndWithoutAPreviousTokenAndOneThatIsNoMoment() {
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_TOKEN_PREVIOUS_UNTIL", "2026-12-01T00:00:00Z"))
                        .problems())
                .hasSize(1);
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_TOKEN_PREVIOUS", OTHER, "CRON_TOKEN_PREVIOUS_UNTIL", "soon"))
                        .problems())
                .singleElement()
                .asString()
                .contains("but is \"soon\"");
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_TOKEN_SHA256", "xyz")).problems())
                .hasSize(2);
    }

    @Test
    void warnsOfWhatIsProbablyNotMeant() {
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_GUARD_QUERY_TOKEN", OTHER))
                        .warnings())
                .containsExactly("CRON_GUARD_QUERY_TOKEN has no effect while CRON_GUARD_ALLOW_QUERY_TOKEN is off");
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_GUARD_RATE_LIMIT", "10/10m,1/1m"))
                        .warnings())
                .hasSize(2)
                .allMatch(w -> w.contains("refuses some calls"));
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_GUARD_RATE_LIMIT", "11/10m"))
                        .warnings())
                .isEmpty();
        assertThat(read(Map.of("CRON_TOKEN", TOKEN, "CRON_GUARD_TRUSTED_PROXIES", "0.0.0.0/0"))
                        .warnings())
                .hasSize(1);
    }

    @Test
    void namesTheNodeWithoutALookUp(@TempDir Path folder) throws IOException {
        Path kernel = folder.resolve("hostname");
        assertThat(DefaultNode.name(Optional.of("web"), kernel, 7)).isEqualTo("web:7");
        assertThat(DefaultNode.name(Optional.of(" "), kernel, 7)).isEqualTo("unknown:7");
        Files.writeString(kernel, "box\n");
        assertThat(DefaultNode.name(Optional.empty(), kernel, 7)).isEqualTo("box:7");
        assertThat(DefaultNode.name(Optional.of("x".repeat(500)), kernel, Long.MAX_VALUE))
                .hasSizeLessThanOrEqualTo(128);
    }
}
