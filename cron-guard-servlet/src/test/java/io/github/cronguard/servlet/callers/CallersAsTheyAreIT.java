package io.github.cronguard.servlet.callers;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.cronguard.servlet.callers.Caller.Habit;
import io.github.cronguard.servlet.callers.Caller.Request;
import io.github.cronguard.servlet.callers.Caller.Rules;
import io.github.cronguard.servlet.callers.Simulation.Seen;
import io.github.cronguard.spi.RunRecord;
import io.github.cronguard.spi.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Each caller as it is known to behave, with its own preset and its own token, for an hour with an outage, a run that is
 * longer than its caller waits, a lost answer and what else it does.
 */
@Timeout(120)
class CallersAsTheyAreIT {
    private final Logger log = (Logger) LoggerFactory.getLogger("io.github.cronguard");
    private final Level logged = log.getLevel();
    private final List<Host> hosts = new ArrayList<>();

    static Stream<Caller> callers() {
        return Callers.all();
    }

    /** Each call in an outage is an error with its stack. */
    @BeforeEach
    void logNothing() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void close() throws Exception {
        for (Host host : hosts) {
            host.close();
        }
        log.setLevel(logged);
    }

    private Host host(Caller caller) throws Exception {
        Host host = new Host(caller);
        hosts.add(host);
        return host;
    }

    @ParameterizedTest
    @MethodSource("callers")
    void losesNoRunAndDoublesNoneAndIsNotSwitchedOff(Caller caller) throws Exception {
        Host host = host(caller);
        Simulation hour = new Simulation(caller, host);
        hour.run();

        assertThat(hour.isOff()).as("switched off").isFalse();
        assertThat(host.slots).as("slots").isEqualTo(slots(hour.plan));
        assertThat(host.steps).as("steps").containsExactlyInAnyOrderElementsOf(steps(hour.plan));
        assertAnswers(caller, hour);
        assertRuns(caller, host);
    }

    private static List<Instant> slots(Plan plan) {
        return IntStream.range(0, plan.calls()).mapToObj(plan::slot).toList();
    }

    private static List<String> steps(Plan plan) {
        return IntStream.range(0, plan.calls())
                .filter(plan::enrolls)
                .boxed()
                .flatMap(call -> Stream.of(1, 2, 3).map(step -> "user-" + call + "/" + step))
                .toList();
    }

    private static void assertAnswers(Caller caller, Simulation hour) {
        assertThat(Stream.concat(hour.seen.stream().map(Seen::answer), hour.polls.stream()))
                .extracting(Wire.Answer::status)
                .as("neither 429 nor a redirect")
                .isSubsetOf(0, 200, 202, 503);
        assertThat(statuses(hour, seen -> seen.delivery().call() == hour.plan.longRun()))
                .as("a long run is answered before its caller gives up")
                .contains(202)
                .doesNotContain(0);
        assertThat(statuses(hour, seen -> hour.plan.isAway(seen.delivery().call()) && seen.tries() == 0))
                .as("the outage")
                .contains(
                        caller.preset().equals("cron-job-org")
                                        || caller.preset().equals("easycron")
                                ? 200
                                : 503);
        if (hour.plan.longRunMeetsTheNextCall()) {
            assertThat(statuses(hour, seen -> seen.delivery().call() == hour.plan.longRun() + 1))
                    .as("a busy lock")
                    .startsWith(caller.preset().equals("slow") ? 503 : 200);
        }
        if (caller.request().hasId()) {
            again(hour, caller).forEach(seen -> assertThat(seen.answer().body()).contains("Already executed."));
        }
        if (caller.does(Habit.FOLLOWS_LOCATION)) {
            assertThat(hour.polls)
                    .extracting(Wire.Answer::status)
                    .as("the run is read until it has ended")
                    .contains(202)
                    .last()
                    .isEqualTo(200);
        }
    }

    private static List<Integer> statuses(Simulation hour, Predicate<Seen> which) {
        return hour.seen.stream()
                .filter(which)
                .map(seen -> seen.answer().status())
                .toList();
    }

    /** What came again after it had been executed: retries of the lost answer, and the repeated delivery. */
    private static Stream<Seen> again(Simulation hour, Caller caller) {
        Stream<Seen> lost = hour.seen.stream()
                .filter(seen -> seen.delivery().call() == hour.plan.lost())
                .skip(1);
        Stream<Seen> repeated = hour.seen.stream()
                .filter(seen -> seen.delivery().call() == hour.plan.repeated())
                .skip(1);
        assertThat(statuses(hour, seen -> seen.delivery().call() == hour.plan.lost()))
                .hasSize(caller.rules().retries().isEmpty() ? 1 : 2);
        assertThat(statuses(hour, seen -> seen.delivery().call() == hour.plan.repeated()))
                .hasSize(caller.does(Habit.REPEATS) ? 2 : 1);
        return Stream.concat(lost, repeated);
    }

    private static void assertRuns(Caller caller, Host host) {
        List<RunRecord> runs = host.runs();
        assertThat(runs).extracting(RunRecord::caller).containsOnly(caller.name());
        assertThat(runs).extracting(RunRecord::status).containsOnly(RunStatus.OK);
        Map<String, Long> byDelivery = runs.stream()
                .filter(run -> run.deliveryId() != null)
                .collect(Collectors.groupingBy(run -> String.valueOf(run.deliveryId()), Collectors.counting()));
        assertThat(byDelivery.values()).as("runs of a delivery").allMatch(count -> count == 1);
        assertThat(byDelivery.isEmpty()).isNotEqualTo(caller.request().hasId());
    }

    @Test
    void withoutItsPresetCronJobOrgIsSwitchedOffByTheOutage() throws Exception {
        Caller caller = Callers.cronJobOrg().under("crontab");
        Host host = host(caller);
        Simulation hour = new Simulation(caller, host);
        hour.run();

        assertThat(hour.isOff()).isTrue();
        assertThat(statuses(hour, seen -> hour.plan.isAway(seen.delivery().call())))
                .hasSize(16)
                .containsOnly(503);
        assertThat(host.slots).as("nothing runs any more").hasSize(20);
        assertThat(host.steps.size()).isLessThan(steps(hour.plan).size());
    }

    @Test
    void withoutItsPresetAnUptimeServicesRechecksAreRefused() throws Exception {
        Caller caller = Callers.all()
                .filter(c -> c.name().equals("uptimerobot"))
                .findFirst()
                .orElseThrow()
                .under("crontab");
        Host host = host(caller);
        Simulation hour = new Simulation(caller, host);
        hour.run();

        assertThat(statuses(hour, seen -> true)).contains(429);
    }

    /** It sends HEAD and may set no header. */
    @Test
    void aFreeMonitorWatchesAndStartsNothing() throws Exception {
        Caller caller = new Caller(
                "free-monitor",
                "github.com/passbolt/passbolt_api/issues/507",
                "cron-job-org",
                Duration.ofMinutes(5),
                Request.get(),
                Rules.timeOut(30),
                Set.of());
        Host host = host(caller);
        Wire wire = new Wire(caller, host);
        String status = "/cron/status?token=" + host.statusToken;

        assertThat(wire.read("HEAD", "/cron/run?token=" + host.statusToken).status())
                .isEqualTo(405);
        assertThat(wire.read("HEAD", "/cron/run").status()).isEqualTo(405);
        assertThat(wire.read("HEAD", status).status()).isEqualTo(200);
        host.outage.set(true);
        assertThat(wire.read("HEAD", status).status())
                .as("the database is away, of which the caller of the runs is not told")
                .isEqualTo(503);
        host.outage.set(false);
        assertThat(wire.read("HEAD", status).status()).isEqualTo(200);
        host.clock.advance(Duration.ofMinutes(6));
        assertThat(wire.read("HEAD", status).status())
                .as("nobody has called for six minutes")
                .isEqualTo(503);
        assertThat(host.runs()).isEmpty();
    }
}
