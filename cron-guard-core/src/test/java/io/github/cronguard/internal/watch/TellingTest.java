package io.github.cronguard.internal.watch;

import static io.github.cronguard.internal.watch.WatchFixture.LATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What becomes of what is to be told when ways fail, hang, or the storage is away. */
class TellingTest {
    private static final Duration REMINDER = Duration.ofHours(6);

    private final WatchFixture fixture = new WatchFixture();
    private final Told good = new Told();
    private final Told other = new Told();
    private final Told elsewhere = new Told();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void onlyTheWayThatFailedIsGoneAgain() {
        fixture.node("n1", good, other);
        other.broken = true;
        fixture.clock.advance(LATE.plusSeconds(1));
        fixture.round();
        fixture.watch(Duration.ofMinutes(1));
        assertThat(good.ids()).containsExactly("late-1-1");
        other.broken = false;
        fixture.watch(Duration.ofMinutes(3));
        assertThat(other.ids()).containsExactly("late-1-1");
        assertThat(good.ids()).containsExactly("late-1-1");
    }

    @Test
    void anotherNodeTellsAllWaysAgainUnderTheSameId() {
        Watchdog first = fixture.node("n1", good, other);
        other.broken = true;
        fixture.clock.advance(LATE.plusSeconds(1));
        WatchFixture.round(first);
        other.broken = false;
        Watchdog second = fixture.node("n2", good, other);
        fixture.clock.advance(Duration.ofSeconds(69));
        WatchFixture.round(second);
        assertThat(good.ids()).as("it is kept for the first node").containsExactly("late-1-1");
        fixture.clock.advance(Duration.ofSeconds(1));
        WatchFixture.round(second);
        assertThat(good.ids()).containsExactly("late-1-1", "late-1-1");
        assertThat(other.ids()).containsExactly("late-1-1");
    }

    @Test
    void theNodeThatKnowsWhoHasItTriesAgainBeforeAnyOther() {
        fixture.node("n2, which looks first", elsewhere);
        Watchdog first = fixture.node("n1", good, other);
        other.broken = true;
        fixture.clock.advance(LATE.plusSeconds(1));
        WatchFixture.round(first);
        fixture.watch(Duration.ofMinutes(4));
        other.broken = false;
        fixture.watch(Duration.ofMinutes(3));
        assertThat(good.ids()).filteredOn("late-1-1"::equals).hasSize(1);
        assertThat(other.ids()).filteredOn("late-1-1"::equals).hasSize(1);
        assertThat(elsewhere.ids()).doesNotContain("late-1-1");
    }

    @Test
    void whatANodeCannotTellForTenMinutesIsLeftToTheOthers() {
        fixture.node("n2, which looks first", elsewhere);
        Watchdog first = fixture.node("n1", good, other);
        other.broken = true;
        fixture.clock.advance(LATE.plusSeconds(1));
        WatchFixture.round(first);
        fixture.watch(Duration.ofMinutes(9));
        assertThat(elsewhere.ids()).doesNotContain("late-1-1");
        fixture.watch(Duration.ofMinutes(16));
        assertThat(elsewhere.ids()).filteredOn("late-1-1"::equals).hasSize(1);
        assertThat(good.ids()).filteredOn("late-1-1"::equals).hasSize(1);
    }

    @Test
    void whatEndsWhileItCannotBeToldIsToldAsItsEnd() {
        fixture.node("n1", good);
        good.broken = true;
        fixture.clock.advance(LATE.plusSeconds(1));
        fixture.round();
        fixture.run(RunStatus.OK);
        good.broken = false;
        fixture.round();
        assertThat(good.events()).containsExactly("recovered");
    }

    @Test
    void aWayThatIsDeadEndsTheRemindersOfNoOther() {
        fixture.node("n1", good, other);
        other.broken = true;
        fixture.clock.advance(LATE.plusSeconds(1));
        fixture.round();
        fixture.watch(REMINDER.minusMinutes(1));
        assertThat(good.ids()).containsExactly("late-1-1", "down-1-1");
        fixture.watch(Duration.ofMinutes(20));
        assertThat(good.ids()).containsExactly("late-1-1", "down-1-1", "late-1-2", "down-1-2");
        fixture.watch(REMINDER.plusMinutes(20));
        assertThat(good.ids().subList(4, good.ids().size())).containsExactly("late-1-3", "down-1-3");
        other.broken = false;
        fixture.watch(Duration.ofMinutes(11));
        assertThat(other.ids()).containsExactlyInAnyOrder("late-1-3", "down-1-3");
    }

    @Test
    void anEndIsNeverGivenUp() {
        fixture.node("n1", good, other);
        fixture.clock.advance(LATE.plusSeconds(1));
        fixture.round();
        other.broken = true;
        fixture.run(RunStatus.OK);
        fixture.round();
        for (int attempt = 0; attempt < 60; attempt++) {
            other.broken = attempt < 59;
            fixture.clock.advance(Duration.ofMinutes(11));
            fixture.run(RunStatus.OK);
            fixture.round();
        }
        assertThat(other.ids()).containsExactly("late-1-1", "late-1-3");
        assertThat(good.ids()).containsExactly("late-1-1", "late-1-3");
    }

    @ParameterizedTest
    @CsvSource({"0,PT10S", "1,PT20S", "2,PT40S", "5,PT5M20S", "6,PT10M", "7,PT10M", "1000,PT10M", "2147483647,PT10M"})
    void isTriedAgainMoreAndMoreSeldomButNeverGivenUp(int attempts, Duration retryIn) {
        assertThat(Telling.retryIn(attempts)).isEqualTo(retryIn);
    }

    @ParameterizedTest
    @CsvSource({"0,PT0S", "1,PT10S", "3,PT1M10S", "6,PT10M30S", "40,PT5H50M30S", "41,PT6H30S", "2147483647,PT6H30S"})
    void knowsHowLongItHasTried(int attempts, Duration time) {
        assertThat(Telling.triedFor(attempts)).isEqualTo(time);
    }

    @Test
    void aWayThatHangsKeepsNeitherTheOthersNorTheLooksWaiting() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        AlertSink hanging = alert -> {
            calls.incrementAndGet();
            awaitWhateverHappens(end);
        };
        Watchdog node = fixture.impatient("n1", Duration.ofSeconds(2), hanging, good);
        fixture.clock.advance(LATE.plusSeconds(1));
        WatchFixture.round(node);
        assertThat(good.ids()).containsExactly("late-1-1");
        fixture.clock.advance(Duration.ofSeconds(15));
        WatchFixture.round(node);
        assertThat(calls).as("it is not called again while it hangs").hasValue(1);
        fixture.clock.advance(LATE);
        WatchFixture.round(node);
        assertThat(good.ids()).containsExactly("late-1-1", "down-1-1");
        end.countDown();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            fixture.clock.advance(Duration.ofMinutes(1));
            WatchFixture.round(node);
            assertThat(fixture.storage.incidents().claim(Duration.ofSeconds(1))).isEmpty();
            assertThat(calls).hasValueGreaterThanOrEqualTo(2);
        });
        assertThat(good.ids()).containsExactly("late-1-1", "down-1-1");
    }

    /** Like a sink that does not mind being interrupted. */
    private static void awaitWhateverHappens(CountDownLatch end) {
        while (true) {
            try {
                if (end.await(60, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException ignored) {
                // as said
            }
        }
    }

    @Test
    void aStorageThatIsAwayIsSaidOnceAndLookedAtAgain() {
        Logger logger = (Logger) LoggerFactory.getLogger(Watchdog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        AtomicBoolean away = new AtomicBoolean();
        Watchdog node = fixture.node("n1", fixture.failing(away), settings -> settings, good);
        fixture.clock.advance(LATE.plusSeconds(1));
        away.set(true);
        for (int look = 0; look < 3; look++) {
            assertThat(node.look()).isFalse();
            node.tell();
        }
        away.set(false);
        WatchFixture.round(node);
        away.set(true);
        assertThat(node.look()).isFalse();
        logger.detachAppender(lines);
        assertThat(good.ids()).containsExactly("late-1-1");
        assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList())
                .hasSize(3)
                .satisfies(said -> assertThat(List.of(said.get(0), said.get(2)))
                        .allMatch(line -> line.contains("cannot be watched")))
                .satisfies(said -> assertThat(said.get(1)).endsWith("is watched again"));
    }

    @Test
    void whatCannotBeReadKeepsNobodyFromJudgingTheRest() {
        RunHistory broken = Proxies.proxy(RunHistory.class, (method, arguments) -> {
            throw new IllegalStateException("no runs");
        });
        CronStorage storage = Proxies.proxy(
                CronStorage.class,
                (method, arguments) ->
                        method.getName().equals("runHistory") ? broken : method.invoke(fixture.storage, arguments));
        Watchdog node = fixture.node("n1", storage, settings -> settings, good);
        assertThat(node.look()).isTrue();
        fixture.clock.advance(LATE.plusSeconds(1));
        assertThat(node.look()).isTrue();
        node.tell();
        assertThat(good.ids()).containsExactly("late-1-1");
        assertThat(node.backlog()).as("judged behind the runs").isPresent();
    }
}
