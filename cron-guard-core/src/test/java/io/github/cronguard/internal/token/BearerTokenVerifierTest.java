package io.github.cronguard.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronRequest;
import io.github.cronguard.internal.config.FileTokens;
import io.github.cronguard.internal.config.GuardConfig.Credentials;
import io.github.cronguard.internal.config.GuardConfig.NamedToken;
import io.github.cronguard.internal.config.GuardConfig.NamedToken.Place;
import io.github.cronguard.internal.config.GuardConfig.TokenFile;
import io.github.cronguard.internal.config.TokenText;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Verification;
import io.github.cronguard.spi.Verification.Absent;
import io.github.cronguard.spi.Verification.Accepted;
import io.github.cronguard.spi.Verification.Rejected;
import io.github.cronguard.spi.Verification.Scope;
import io.github.cronguard.token.CronTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BearerTokenVerifierTest {
    private static final String TOKEN = CronTokens.generate().reveal();
    private static final String STATUS = CronTokens.generate().reveal();
    private static final String QUERY = CronTokens.generate().reveal();
    private static final String NAMED = CronTokens.generate().reveal();
    private static final String OTHER = CronTokens.generate().reveal();

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

    private static NamedToken token(String caller, String token, Scope scope, Place place, @Nullable Instant until) {
        return new NamedToken(
                caller, HexFormat.of().formatHex(TokenText.sha256(token)), scope, place, until, until != null);
    }

    private static NamedToken main() {
        return token("default", TOKEN, Scope.RUN, Place.HEADER, null);
    }

    private BearerTokenVerifier verifier(boolean allowQuery, NamedToken... more) {
        List<NamedToken> all = new ArrayList<>(List.of(main()));
        all.addAll(List.of(more));
        return new BearerTokenVerifier(new Credentials(all, null, allowQuery), clock);
    }

    private BearerTokenVerifier fromFile(Path file, String... atStart) {
        List<NamedToken> held = FileTokens.parse(String.join("\n", atStart));
        return new BearerTokenVerifier(new Credentials(List.of(), new TokenFile(file, held), false), clock);
    }

    private static CronRequest bearer(String token) {
        return CronRequest.post("/cron/run").header("Authorization", "Bearer " + token);
    }

    private static CronRequest query(String query) {
        return CronRequest.post("/cron/run?" + query.replace("TOKEN", TOKEN).replace("OTHER", OTHER));
    }

    @Test
    void acceptsEachLiveTokenUnderItsName() {
        BearerTokenVerifier verifier = verifier(
                false,
                token("site", NAMED, Scope.RUN, Place.HEADER, null),
                token("status", STATUS, Scope.STATUS, Place.BOTH, null));
        assertThat(verifier.verify(bearer(TOKEN))).isEqualTo(new Accepted("default", "bearer", Scope.RUN));
        assertThat(verifier.verify(bearer(NAMED))).isEqualTo(new Accepted("site", "bearer", Scope.RUN));
        assertThat(verifier.verify(bearer(STATUS))).isEqualTo(new Accepted("status", "bearer", Scope.STATUS));
        assertThat(verifier.verify(bearer(OTHER))).isEqualTo(new Rejected("unknown token"));
    }

    /** Rows A02 to A24 of the list of bad inputs: what is wrong with one header, and whether it is malformed. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "Bearer TOKEN|Accepted|false",
                "bearer TOKEN|Accepted|false",
                "BEARER TOKEN|Accepted|false",
                "Bearer OTHER|Rejected|false",
                "``|Rejected|false",
                "TOKEN|Rejected|false",
                "BearerTOKEN|Rejected|false",
                "Basic TOKEN|Rejected|false",
                "Token TOKEN|Rejected|false",
                "Bearer|Rejected|true",
                "Bearer |Rejected|true",
                "Bearer  TOKEN|Rejected|true",
                "Bearer\tTOKEN|Rejected|false",
                "Bearer TOKEN |Rejected|true",
                "Bearer TOKEN,|Rejected|false",
                "Bearer \"TOKEN\"|Rejected|false",
                "Bearer TOKEN, Bearer TOKEN|Rejected|true",
                "Bearer TOKENx|Rejected|false",
                "Bearer TOKEN\0|Rejected|true",
                "Bearer é€|Rejected|true",
                "Bearer\u00A0TOKEN|Rejected|false",
                "Bearer TOKEN\u007F|Rejected|true",
                " Bearer TOKEN|Rejected|false"
            })
    void judgesOneHeader(String header, String expected, boolean malformed) {
        String line = header.replace("TOKEN", TOKEN).replace("OTHER", OTHER);
        CronRequest request = CronRequest.post("/cron/run").header("authorization", line);
        Verification verification = verifier(false).verify(request);
        assertThat(verification.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(verification.toString()).doesNotContain(TOKEN);
        assertThat(BearerTokenVerifier.malformed(request)).isEqualTo(malformed);
        assertThat(BearerTokenVerifier.shown(request, true)).isEqualTo(1);
    }

    @Test
    void refusesATokenThatIsCutSwappedOrTooLong() {
        BearerTokenVerifier verifier = verifier(false);
        StringBuilder swapped = new StringBuilder();
        TOKEN.chars()
                .forEach(c -> swapped.append(
                        (char) (Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))));
        for (String wrong : List.of(TOKEN.substring(1), TOKEN + TOKEN, swapped.toString(), "A".repeat(8_193))) {
            assertThat(verifier.verify(bearer(wrong))).isInstanceOf(Rejected.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "token=TOKEN, true, Accepted",
        "x=1&token=TOKEN, true, Accepted",
        "token=TOKEN&x, true, Accepted",
        "token=OTHER, true, Rejected",
        "token=, true, Rejected",
        "token[]=TOKEN, true, Absent",
        "x=1;token=TOKEN, true, Absent",
        "Token=TOKEN, true, Absent",
        "to%6ben=TOKEN, true, Absent",
        "token=%41TOKEN, true, Rejected",
        "token=TOKEN&token=TOKEN, true, Rejected",
        "xtoken=TOKEN, true, Absent",
        "token, true, Absent",
        "'', true, Absent",
        "token=TOKEN, false, Absent",
        "token=OTHER, false, Absent"
    })
    void takesATokenFromTheRawQueryWhereThatIsAllowed(String query, boolean allowed, String expected) {
        Verification found = verifier(allowed).verify(query(query));
        assertThat(found.getClass().getSimpleName()).isEqualTo(expected);
        if (found instanceof Accepted accepted) {
            assertThat(accepted).isEqualTo(new Accepted("default", "query", Scope.RUN));
        }
    }

    @Test
    void isAbsentWithoutAnyCredential() {
        CronRequest form = CronRequest.post("/cron/run")
                .header("Cookie", "token=" + TOKEN)
                .header("Referer", "http://127.0.0.1/cron/run?token=" + TOKEN)
                .body(("token=" + TOKEN).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(verifier(true).verify(form)).isEqualTo(new Absent());
    }

    @Test
    void keepsTheQuerysOwnTokenAndTheHeadersApart() {
        BearerTokenVerifier verifier = verifier(
                true,
                token("query", QUERY, Scope.RUN, Place.QUERY, null),
                token("status", STATUS, Scope.STATUS, Place.BOTH, null));
        assertThat(verifier.verify(query("token=" + QUERY))).isEqualTo(new Accepted("query", "query", Scope.RUN));
        assertThat(verifier.verify(query("token=TOKEN"))).isInstanceOf(Rejected.class);
        assertThat(verifier.verify(bearer(QUERY))).isInstanceOf(Rejected.class);
        assertThat(verifier.verify(query("token=" + STATUS))).isInstanceOf(Accepted.class);
    }

    @Test
    void letsTheStatusTokenStandInTheQueryInAnyCase() {
        BearerTokenVerifier verifier = verifier(false, token("status", STATUS, Scope.STATUS, Place.BOTH, null));
        assertThat(verifier.verify(query("token=" + STATUS))).isEqualTo(new Accepted("status", "query", Scope.STATUS));
        assertThat(verifier.verify(query("token=TOKEN"))).isInstanceOf(Rejected.class);
    }

    @Test
    void acceptsThePreviousTokenUntilItsEnd() {
        BearerTokenVerifier verifier = verifier(
                false,
                token("default", OTHER, Scope.RUN, Place.HEADER, clock.instant().plusSeconds(60)));
        clock.advance(Duration.ofSeconds(59));
        assertThat(verifier.verify(bearer(OTHER))).isEqualTo(new Accepted("default", "bearer", Scope.RUN));
        clock.advance(Duration.ofSeconds(1));
        assertThat(verifier.verify(bearer(OTHER))).isInstanceOf(Rejected.class);
        assertThat(verifier.verify(bearer(TOKEN))).isInstanceOf(Accepted.class);
    }

    @Test
    void countsTheCredentialsThatAreShown() {
        CronRequest two = bearer(TOKEN).header("authorization", "Bearer " + OTHER);
        CronRequest both = query("token=TOKEN").header("Authorization", "Bearer " + TOKEN);
        CronRequest twice = query("token=TOKEN&token=TOKEN");
        assertThat(BearerTokenVerifier.shown(two, false)).isEqualTo(2);
        assertThat(BearerTokenVerifier.shown(both, true)).isEqualTo(2);
        assertThat(BearerTokenVerifier.shown(both, false)).isEqualTo(1);
        assertThat(BearerTokenVerifier.shown(twice, true)).isEqualTo(2);
        assertThat(BearerTokenVerifier.shown(twice, false)).isZero();
        assertThat(BearerTokenVerifier.shown(CronRequest.get("/"), true)).isZero();
        assertThat(verifier(false).verify(two)).isInstanceOf(Rejected.class);
    }

    @Test
    void readsTheTokenFileAgainWhenItChanges(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("token");
        Files.writeString(file, TOKEN + "\n");
        BearerTokenVerifier verifier = fromFile(file, TOKEN);
        assertThat(verifier.verify(bearer(TOKEN))).isInstanceOf(Accepted.class);
        Files.writeString(file, OTHER + NAMED);
        assertThat(verifier.verify(bearer(TOKEN))).as("within a second").isInstanceOf(Accepted.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(verifier.verify(bearer(TOKEN))).isInstanceOf(Rejected.class);
        assertThat(verifier.verify(bearer(OTHER + NAMED))).isInstanceOf(Accepted.class);
        for (String bad : List.of("weak", "", "changeme-" + OTHER)) {
            Files.writeString(file, bad);
            clock.advance(Duration.ofSeconds(1));
            assertThat(verifier.verify(bearer(OTHER + NAMED))).isInstanceOf(Accepted.class);
        }
        Files.delete(file);
        clock.advance(Duration.ofSeconds(1));
        assertThat(verifier.verify(bearer(OTHER + NAMED))).as("gone").isInstanceOf(Accepted.class);
        Files.writeString(file, TOKEN + "\r\n");
        clock.advance(Duration.ofSeconds(1));
        assertThat(verifier.verify(bearer(TOKEN))).isInstanceOf(Accepted.class);
    }

    @Test
    void aTokenInTheFileIsRotatedWithoutOneRefusedCall(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("token");
        Files.writeString(file, TOKEN);
        BearerTokenVerifier verifier = fromFile(file, TOKEN);
        assertThat(verifier.verify(bearer(TOKEN))).isInstanceOf(Accepted.class);

        Files.writeString(file, OTHER + "\n" + TOKEN + "\n");
        clock.advance(Duration.ofSeconds(1));
        assertThat(verifier.verify(bearer(TOKEN))).as("not changed over yet").isInstanceOf(Accepted.class);
        assertThat(verifier.verify(bearer(OTHER))).as("changed over").isInstanceOf(Accepted.class);

        Files.writeString(file, OTHER);
        clock.advance(Duration.ofSeconds(1));
        assertThat(verifier.verify(bearer(OTHER))).isInstanceOf(Accepted.class);
        assertThat(verifier.verify(bearer(TOKEN))).isInstanceOf(Rejected.class);
    }

    @Test
    void aPreviousTokenWithoutAnEndIsNotTheFilesToken(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("token");
        Files.writeString(file, TOKEN);
        NamedToken previous = new NamedToken(
                "default", HexFormat.of().formatHex(TokenText.sha256(OTHER)), Scope.RUN, Place.HEADER, null, true);
        BearerTokenVerifier verifier = new BearerTokenVerifier(
                new Credentials(List.of(previous), new TokenFile(file, FileTokens.parse(TOKEN)), false), clock);

        assertThat(verifier.verify(bearer(OTHER))).isInstanceOf(Accepted.class);
        assertThat(verifier.verify(bearer(TOKEN))).isInstanceOf(Accepted.class);
    }
}
