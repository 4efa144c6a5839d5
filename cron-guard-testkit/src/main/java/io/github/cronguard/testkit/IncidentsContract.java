package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.spi.Incident;
import io.github.cronguard.spi.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Incidents} promise. */
public abstract class IncidentsContract extends StorageBased {

    private static final Duration HOLD = Duration.ofMinutes(1);
    private static final Duration HOURS = Duration.ofHours(6);
    private static final String LATE = "late";
    private static final String DOWN = "down";

    /** Made by a test class. */
    protected IncidentsContract() {}

    private Incidents incidents() {
        return storage().incidents();
    }

    private boolean open(String kind, String detail) {
        return incidents().open(kind, detail, storage().now());
    }

    private boolean resolve(String kind, String detail) {
        return incidents().resolve(kind, detail, storage().now());
    }

    private Incident claimed() {
        return incidents().claim(HOLD).orElseThrow(() -> new AssertionError("There should be something to tell"));
    }

    private boolean nothingToTell() {
        return incidents().claim(HOLD).isEmpty();
    }

    @Test
    void nothingIsWrongAtFirst() {
        assertThat(incidents().open()).isEmpty();
        assertThat(nothingToTell()).isTrue();
        assertThat(resolve(LATE, "well")).isFalse();
        assertThat(nothingToTell()).isTrue();
    }

    @Test
    void opensOneIncidentOfAKindAtATime() {
        Instant before = storage().now();
        assertThat(open(LATE, "no call")).isTrue();
        assertThat(open(LATE, "still no call")).isFalse();
        Incident late = incidents().open().get(0);
        assertThat(late.number()).isEqualTo(1);
        assertThat(late.detail()).isEqualTo("no call");
        assertThat(late.openedAt()).isBetween(before, storage().now());
        assertThat(late.resolvedAt()).isNull();
        passTime(Duration.ofSeconds(1));
        assertThat(open(DOWN, "no call for long")).isTrue();
        assertThat(incidents().open()).extracting(Incident::kind).containsExactly(LATE, DOWN);
    }

    @Test
    void tellsWhatHasWaitedLongestFirst() {
        open(LATE, "first");
        passTime(Duration.ofSeconds(1));
        open(DOWN, "second");
        assertThat(claimed().kind()).isEqualTo(LATE);
        assertThat(claimed().kind()).isEqualTo(DOWN);
        assertThat(nothingToTell()).isTrue();
    }

    @Test
    void anOpeningIsToldOnce() {
        open(LATE, "no call");
        Incident claimed = claimed();
        assertThat(claimed.telling()).isEqualTo(1);
        assertThat(claimed.attempts()).isZero();
        assertThat(incidents().told(claimed, null)).isTrue();
        passTime(LONG);
        assertThat(nothingToTell()).isTrue();
        assertThat(incidents().open()).hasSize(1);
        assertThat(incidents().told(claimed, null)).isFalse();
    }

    @Test
    void whoDiesWhileTellingLosesNothing() {
        open(LATE, "no call");
        Incident first = claimed();
        passTime(HOLD.minusSeconds(5));
        assertThat(nothingToTell()).isTrue();
        passTime(Duration.ofSeconds(5));
        Incident second = claimed();
        assertThat(second.telling()).isEqualTo(first.telling());
        assertThat(second.number()).isEqualTo(first.number());
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(incidents().told(first, null)).as("who came too late").isFalse();
        incidents().failed(first, Duration.ZERO);
        assertThat(nothingToTell()).as("the second one's hold stands").isTrue();
        assertThat(incidents().told(second, null)).isTrue();
    }

    @Test
    void whatCouldNotBeToldIsTriedAgainUnderTheSameNumber() {
        open(LATE, "no call");
        Incident first = claimed();
        incidents().failed(first, Duration.ofSeconds(10));
        assertThat(nothingToTell()).isTrue();
        passTime(Duration.ofSeconds(10));
        Incident second = claimed();
        assertThat(second.telling()).isEqualTo(1);
        assertThat(second.attempts()).isEqualTo(1);
        incidents().failed(second, Duration.ZERO);
        assertThat(claimed().attempts()).isEqualTo(2);
    }

    @Test
    void remindsUnderAnotherNumberWhileItIsOpen() {
        open(LATE, "no call");
        incidents().told(claimed(), HOURS);
        passTime(HOURS.minusMinutes(1));
        assertThat(nothingToTell()).isTrue();
        passTime(Duration.ofMinutes(1));
        Incident reminder = claimed();
        assertThat(reminder.telling()).isEqualTo(2);
        assertThat(reminder.attempts()).isZero();
        assertThat(incidents().told(reminder, HOURS)).isTrue();
        assertThat(resolve(LATE, "a run began")).isTrue();
        Incident end = claimed();
        assertThat(end.telling()).isGreaterThan(2);
        assertThat(incidents().told(end, HOURS)).isTrue();
        passTime(LONG);
        assertThat(nothingToTell()).as("an end has no reminder").isTrue();
    }

    @Test
    void anEndIsToldInPlaceOfTheOpeningThatNobodyTold() {
        open(LATE, "no call");
        assertThat(resolve(LATE, "a run began")).isTrue();
        assertThat(resolve(LATE, "again")).isFalse();
        assertThat(incidents().open()).isEmpty();
        Incident end = claimed();
        assertThat(end.detail()).isEqualTo("a run began");
        assertThat(end.telling()).isEqualTo(2);
        assertThat(Objects.requireNonNull(end.resolvedAt())).isAfterOrEqualTo(end.openedAt());
        incidents().told(end, null);
        assertThat(nothingToTell()).isTrue();
    }

    @Test
    void anEndThatComesWhileTheOpeningIsToldIsToldNext() {
        open(LATE, "no call");
        Incident opening = claimed();
        resolve(LATE, "a run began");
        assertThat(incidents().told(opening, HOURS)).isFalse();
        incidents().failed(opening, HOURS);
        Incident end = claimed();
        assertThat(end.resolvedAt()).isNotNull();
        assertThat(end.telling()).isNotEqualTo(opening.telling());
        assertThat(incidents().told(end, null)).isTrue();
    }

    @Test
    void theNextIncidentOfAKindHasTheNextNumber() {
        open(LATE, "once");
        Incident first = claimed();
        resolve(LATE, "well");
        passTime(Duration.ofSeconds(1));
        assertThat(open(LATE, "twice")).isTrue();
        assertThat(incidents().told(first, null)).isFalse();
        Incident second = claimed();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.telling()).isEqualTo(1);
        assertThat(second.detail()).isEqualTo("twice");
        assertThat(second.resolvedAt()).isNull();
    }

    @Test
    void whoComesLateWithWhatIsOverChangesNothing() {
        Instant first = storage().now().truncatedTo(ChronoUnit.MILLIS);
        incidents().open(LATE, "no call", first.plusSeconds(1));
        assertThat(incidents().resolve(LATE, "well before that", first)).isFalse();
        assertThat(incidents().resolve(LATE, "well", first.plusSeconds(2))).isTrue();
        assertThat(incidents().open(LATE, "no call before that", first.plusSeconds(2)))
                .isFalse();
        Incident end = claimed();
        assertThat(end.openedAt()).isEqualTo(first.plusSeconds(1));
        assertThat(end.resolvedAt()).isEqualTo(first.plusSeconds(2));
        assertThat(incidents().open(LATE, "no call again", first.plusSeconds(3)))
                .isTrue();
        assertThat(claimed().number()).isEqualTo(2);
    }

    @Test
    void makesOneBoundedLineOfADetail() {
        open(LATE, "a\nb" + Texts.full(3_000));
        String detail = claimed().detail();
        assertThat(detail)
                .startsWith("a\\u000Ab")
                .hasSizeLessThanOrEqualTo(2_000)
                .endsWith("…");
        resolve(LATE, "c\rd" + Texts.full(3_000));
        assertThat(claimed().detail()).startsWith("c\\u000Dd").hasSizeLessThanOrEqualTo(2_000);
    }

    @Test
    void refusesWhatMakesNoSense() {
        open(LATE, "no call");
        for (String kind : List.of("", "x".repeat(65), "a\nb")) {
            assertThatIllegalArgumentException().isThrownBy(() -> open(kind, ""));
            assertThatIllegalArgumentException().isThrownBy(() -> resolve(kind, ""));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> incidents().claim(Duration.ZERO));
        Incident claimed = claimed();
        assertThatIllegalArgumentException().isThrownBy(() -> incidents().told(claimed, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> incidents().failed(claimed, Duration.ofMillis(-1)));
        assertThat(incidents().told(claimed, null)).isTrue();
    }

    @Test
    void ofManyNodesThatNoticeOneTells() {
        assertThat(Race.of(() -> open(LATE, "no call"))).containsOnlyOnce(true);
        List<Optional<Incident>> claims = Race.of(() -> incidents().claim(HOLD));
        assertThat(claims.stream().flatMap(Optional::stream)).hasSize(1);
        passTime(HOLD);
        claims = Race.of(() -> incidents().claim(HOLD));
        Incident claimed = claims.stream().flatMap(Optional::stream).toList().get(0);
        assertThat(claims).containsOnlyOnce(Optional.of(claimed));
        assertThat(Race.of(() -> incidents().told(claimed, null))).containsOnlyOnce(true);
        assertThat(Race.of(() -> resolve(LATE, "well"))).containsOnlyOnce(true);
        passTime(Duration.ofSeconds(1));
        assertThat(Race.of(() -> open(LATE, "again"))).containsOnlyOnce(true);
        assertThat(claimed().number()).isEqualTo(2);
    }
}
