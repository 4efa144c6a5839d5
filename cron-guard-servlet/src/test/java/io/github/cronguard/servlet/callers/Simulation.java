package io.github.cronguard.servlet.callers;

import io.github.cronguard.servlet.callers.Caller.Habit;
import io.github.cronguard.servlet.callers.Wire.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A caller's calls by its plan, one event after another on the clock of its host. */
final class Simulation {
    private static final Duration POLL = Duration.ofSeconds(20);

    /** Something at a moment; of two at the same one the older event comes first. */
    private record Event(Instant at, long number, Runnable what) {}

    /** What a call is known by, on its retries too. */
    record Delivery(int call, List<String> ids, Instant since) {}

    /** One attempt and what came of it. */
    record Seen(Delivery delivery, int tries, Answer answer) {}

    final Plan plan;
    final List<Seen> seen = new ArrayList<>();
    final List<Answer> polls = new ArrayList<>();
    private final Caller caller;
    private final Host host;
    private final Wire wire;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private long numbers;
    private int failures;
    private int retrying;
    private boolean off;

    Simulation(Caller caller, Host host) {
        this.caller = caller;
        this.host = host;
        this.plan = Plan.of(caller);
        this.wire = new Wire(caller, host);
    }

    boolean isOff() {
        return off;
    }

    void run() {
        for (int i = 0; i < plan.calls(); i++) {
            int call = i;
            if (plan.enrolls(call)) {
                at(plan.slot(call), () -> host.enroll("user-" + call));
            }
            at(plan.at(call), () -> call(call));
        }
        at(plan.awayFrom(), () -> host.outage.set(true));
        at(plan.awayUntil(), () -> host.outage.set(false));
        while (!events.isEmpty()) {
            Event next = events.remove();
            host.clock.advance(Duration.between(host.clock.instant(), next.at()));
            next.what().run();
        }
    }

    private void at(Instant moment, Runnable what) {
        events.add(new Event(moment, numbers++, what));
    }

    private void after(Duration wait, Runnable what) {
        at(host.clock.instant().plus(wait), what);
    }

    private void call(int call) {
        boolean leftOut =
                (caller.does(Habit.DROPS) && call == plan.dropped()) || (caller.does(Habit.SWALLOWS) && retrying > 0);
        if (off || leftOut) {
            return;
        }
        Delivery delivery = new Delivery(call, ids(call), host.clock.instant());
        attempt(delivery, 0);
        if (host.isHolding() && (call > plan.longRun() || !plan.longRunMeetsTheNextCall())) {
            host.release();
        }
        if (call == plan.repeated() && caller.does(Habit.REPEATS)) {
            after(Duration.ofSeconds(1), () -> attempt(delivery, 0));
        }
        if (call == plan.repeated() && caller.does(Habit.DOUBLES)) {
            after(Duration.ofSeconds(1), () -> attempt(new Delivery(call, List.of(), delivery.since()), 0));
        }
    }

    private List<String> ids(int call) {
        return caller.request().idHeaders().stream()
                .map(header -> header.endsWith("ScheduleTime")
                        ? plan.slot(call).toString()
                        : header.endsWith("JobName") ? "projects/p/jobs/tick" : caller.name() + "-" + call)
                .toList();
    }

    private void attempt(Delivery delivery, int tries) {
        boolean first = tries == 0 && seen.stream().noneMatch(s -> s.delivery().equals(delivery));
        List<Answer> answers;
        if (first && delivery.call() == plan.lost()) {
            answers = List.of(hangUp(delivery));
        } else {
            if (first && delivery.call() == plan.longRun()) {
                host.holdNextRun();
            }
            answers = wire.send(delivery.ids(), caller.does(Habit.FOUR_PLACES) ? 4 : 1);
        }
        if (!host.isHolding()) {
            host.awaitIdle();
        }
        answers.forEach(answer -> seen.add(new Seen(delivery, tries, answer)));
        answers.forEach(answer -> judge(delivery, tries, answer));
    }

    private Answer hangUp(Delivery delivery) {
        try {
            return wire.hangUp(delivery.ids());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void judge(Delivery delivery, int tries, Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            failures = 0;
            if (caller.does(Habit.FOLLOWS_LOCATION)) {
                answer.location().ifPresent(location -> after(POLL, () -> poll(location)));
            }
            return;
        }
        failures = status == 0 ? Math.max(failures, 1) : failures + 1;
        off = off || failures > caller.rules().offAfter();
        Caller.Rules rules = caller.rules();
        if (off || tries >= rules.retries().size() || !rules.comesAgainAfter(status)) {
            return;
        }
        Duration wait = rules.obeys() && answer.retryAfter().isPresent()
                ? Duration.ofSeconds(Long.parseLong(answer.retryAfter().get()))
                : rules.retries().get(tries);
        Duration age = Duration.between(delivery.since(), host.clock.instant()).plus(wait);
        if (age.compareTo(rules.ageLimit()) <= 0) {
            retrying++;
            after(wait, () -> {
                retrying--;
                attempt(delivery, tries + 1);
            });
        }
    }

    private void poll(String location) {
        Answer answer = wire.read("GET", location);
        polls.add(answer);
        if (answer.status() == 202) {
            after(POLL, () -> poll(location));
        }
    }
}
