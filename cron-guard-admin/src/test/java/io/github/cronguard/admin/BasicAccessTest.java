package io.github.cronguard.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.memory.ManualClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAccessTest {
    private static final String HOME = "192.0.2.1";
    private static final Operator ANNA = new Operator("änna", true);

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private final BasicAccess access = new BasicAccess(
            Map.of(
                    "änna", new BasicAccess.User(ANNA, PasswordHash.of("pass:wörd-1234", 1)),
                    "guest", new BasicAccess.User(new Operator("guest", false), PasswordHash.of("password-5678", 1))),
            clock);

    private Optional<Operator> logIn(String address, String credential) {
        return access.principal(FakeRequest.basic(address, credential));
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(logIn(address, "änna:wrong-" + i)).isEmpty();
        }
    }

    @Test
    void knowsItsUsersAndWhatTheyMay() {
        assertThat(logIn(HOME, "änna:pass:wörd-1234")).contains(ANNA);
        assertThat(logIn(HOME, "guest:password-5678")).contains(new Operator("guest", false));
        assertThat(logIn(HOME, "guest:pass:wörd-1234")).isEmpty();
        assertThat(logIn(HOME, "nobody:password-5678")).isEmpty();
        assertThat(logIn(HOME, "änna:")).isEmpty();
        assertThat(access.challenge()).contains("Basic realm=\"cron-guard\", charset=\"UTF-8\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic", "Basic !!!!", "Basic gA==", "Basic Og==", "Basic bm9jb2xvbg==", "Bearer x", "basicx"
            })
    void looksAtNoPasswordInAMalformedHeader(String header) {
        for (int i = 0; i < 20; i++) {
            assertThat(access.principal(FakeRequest.with(HOME, header))).isEmpty();
        }
        assertThat(access.retryAfter(FakeRequest.with(HOME, header))).isEmpty();
        assertThat(logIn(HOME, "änna:pass:wörd-1234")).contains(ANNA);
    }

    @Test
    void takesNoTwoHeadersAndNoLongOne() {
        String right = "Basic Z3Vlc3Q6cGFzc3dvcmQtNTY3OA==";
        assertThat(access.principal(FakeRequest.with(HOME, right))).isPresent();
        assertThat(access.principal(FakeRequest.with(HOME, right.replace("Basic", "bAsIc"))))
                .isPresent();
        assertThat(access.principal(FakeRequest.with(HOME, right, right))).isEmpty();
        assertThat(access.principal(FakeRequest.with(HOME, right + " ".repeat(1_000))))
                .isEmpty();
    }

    @Test
    void looksAtTenWrongPasswordsAMinuteOfASender() {
        fail(HOME, 10);
        HttpServletRequest request = FakeRequest.basic(HOME, "guest:password-5678");
        assertThat(access.principal(request)).isEmpty();
        assertThat(access.retryAfter(request)).contains(Duration.ofMinutes(1));
        assertThat(logIn("192.0.2.2", "guest:password-5678")).isPresent();
        clock.advance(Duration.ofMinutes(1));
        assertThat(logIn(HOME, "guest:password-5678")).isPresent();
    }

    @Test
    void countsNoRightPassword() {
        for (int i = 0; i < 30; i++) {
            assertThat(logIn(HOME, "guest:password-5678")).isPresent();
            clock.advance(Duration.ofMinutes(6));
        }
        clock.advance(Duration.ofSeconds(1));
        fail(HOME, 9);
        assertThat(logIn(HOME, "guest:password-5678")).isPresent();
    }

    @Test
    void letsThoseStayWhoAreThereWhateverOthersDo() {
        assertThat(logIn(HOME, "änna:pass:wörd-1234")).contains(ANNA);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(4));
            fail(HOME, 15);
            assertThat(logIn(HOME, "änna:pass:wörd-1234")).contains(ANNA);
        }
        clock.advance(Duration.ofMinutes(5));
        fail(HOME, 15);
        assertThat(logIn(HOME, "änna:pass:wörd-1234"))
                .as("not known any more after five minutes")
                .isEmpty();
    }

    @Test
    void knowsAnIpv6SenderByItsNetwork() {
        fail("[2001:db8::1]", 5);
        fail("2001:db8:0:0:9:9:9:9", 5);
        assertThat(logIn("2001:db8::2", "guest:password-5678")).isEmpty();
        assertThat(logIn("2001:db8:0:1::2", "guest:password-5678")).isPresent();
    }

    @Test
    void boundsItsMemoryOfSenders() {
        LogInLimit limit = new LogInLimit(clock);
        for (int i = 0; i < 10_000 + LogInLimit.PERMITS; i++) {
            assertThat(limit.take("sender-" + i)).isEmpty();
        }
        assertThat(limit.take("one more")).as("all others share").isPresent();
        assertThat(limit.take("sender-1")).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(limit.take("one more")).isEmpty();
    }

    @Test
    void refusesUsersThatNoBrowserCanName() {
        String hash = PasswordHash.of("password-5678", 1).text().replace("$1$", "$600000$");
        BasicAccessBuilder builder = BasicAccess.builder().user("anna", hash, true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.user("anna", hash, true))
                .withMessageContaining("named twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.user("an:na", hash, true))
                .withMessageContaining("colon");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.user("", hash, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasicAccess.builder().build());
    }

    @Test
    void refusesAShortPasswordAndDoesNotRepeatIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasicAccess.builder().userWithPassword("admin", "hunter2", true))
                .withMessageContaining("from 12 to 200 characters")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void takesAPasswordThatIsLongEnough() {
        BasicAccess made = BasicAccess.builder()
                .userWithPassword("admin", "hunter2-hunter2", true)
                .build();
        assertThat(made.principal(FakeRequest.basic(HOME, "admin:hunter2-hunter2")))
                .contains(new Operator("admin", true));
    }

    @Test
    void takesTheOperatorFromTheContainer() {
        ContainerAccess container = new ContainerAccess("viewer", "actor");
        assertThat(container.principal(FakeRequest.of(null, "actor"))).isEmpty();
        assertThat(container.principal(FakeRequest.of(() -> "anna"))).isEmpty();
        assertThat(container.principal(FakeRequest.of(() -> "anna", "viewer"))).contains(new Operator("anna", false));
        assertThat(container.principal(FakeRequest.of(() -> "anna", "actor"))).contains(new Operator("anna", true));
        assertThat(container.principal(FakeRequest.of(() -> "x".repeat(65), "actor")))
                .isEmpty();
        assertThat(container.challenge()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new ContainerAccess("viewer", " "));
    }
}
