package io.github.cronguard.admin.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.Trigger;
import io.github.cronguard.admin.Client;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What persons decide of steps. */
class StepActionIT extends ActionFixture {

    @Test
    void marksOneStepAsSentAtOnce() {
        StepRecord step = uncertain(1).get(0);
        Map<String, String> form = form(anna.get("/attention?state=UNCERTAIN"), "confirm-sent");
        HttpResponse<String> answer = anna.post("/actions/confirm-sent", form);
        assertLeadsTo(answer, "/attention?state=UNCERTAIN&done=");
        assertThat(state(step)).isEqualTo(StepState.DONE);
        assertThat(newest().who()).isEqualTo("anna");
        assertThat(newest().action()).isEqualTo("confirm-sent");
        assertThat(newest().target()).isEqualTo(step.key());
        assertThat(newest().refused()).isFalse();
        assertThat(rows()).isEqualTo(1);
        assertThat(notice(answer)).contains("Marked as sent: " + step.key() + ".");
    }

    @Test
    void saysThatAStepHasChangedMeanwhile() {
        StepRecord step = uncertain(1).get(0);
        host.memory.enrollments().confirmSent(step.key());
        assertChanged(act("confirm-sent", fields(step)), "confirm-sent");
    }

    @Test
    void refusesAFormThatDoesNotSayWhatItWasDrawnFor() {
        StepRecord step = uncertain(1).get(0);
        assertChanged(act("confirm-sent", Map.of("step", step.key())), "confirm-sent");
        assertChanged(act("confirm-sent", Map.of("step", step.key(), "seen", "1")), "confirm-sent");
        Map<String, String> unsaid = Map.of("step", step.key(), "confirmed", "yes", "reason", "x");
        assertChanged(act("send-again", unsaid), "send-again");
        assertThat(state(step)).isEqualTo(StepState.UNCERTAIN);
    }

    @Test
    void tellsTheSameNumberOfAttemptsAtAnotherTimeApart() {
        StepRecord step = dead(1).get(0);
        HttpResponse<String> page = anna.get("/confirm/discard?step=" + step.key());
        host.clock.advance(Duration.ofMinutes(1));
        host.memory.enrollments().retry(step.key());
        host.ends = StepResult.rejected("another reason");
        host.guard.run(Trigger.timer("test"));
        assertThat(host.memory.stepHistory().find(step.key()).orElseThrow().attempts())
                .isEqualTo(step.attempts());
        assertChanged(answer("discard", page, Map.of("reason", "x")), "discard");
        assertThat(state(step)).isEqualTo(StepState.DEAD);
    }

    @Test
    void asksBeforeItSendsAgainAndWantsAReason() {
        StepRecord step = uncertain(1).get(0);
        HttpResponse<String> page = anna.get("/confirm/send-again?step=" + step.key());
        assertThat(page.body())
                .contains("user-1@example.test may get this message twice. Look for X-Step-Key " + step.key()
                        + " in the mail log first.");
        assertThat(rows()).isZero();

        HttpResponse<String> again = answer("send-again", page, Map.of("reason", "  "));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("Say why");
        assertThat(state(step)).isEqualTo(StepState.UNCERTAIN);

        HttpResponse<String> answer = answer("send-again", again, Map.of("reason", "not in the\nmail log"));
        assertLeadsTo(answer, "/attention?state=UNCERTAIN&done=");
        assertThat(state(step)).isEqualTo(StepState.PENDING);
        assertThat(newest().reason()).isEqualTo("not in the mail log");
    }

    @Test
    void asksOfAPostThatWasNotConfirmed() {
        StepRecord step = uncertain(1).get(0);
        HttpResponse<String> page = act("send-again", Map.of("step", step.key(), "reason", "x"));
        assertThat(page.body()).contains("may get this message twice");
        assertThat(state(step)).isEqualTo(StepState.UNCERTAIN);
    }

    @Test
    void doesNotDoWhatThePageWasNotDrawnFor() {
        StepRecord step = uncertain(1).get(0);
        HttpResponse<String> page = anna.get("/confirm/send-again?step=" + step.key());
        // somebody else sends it again, and it is in doubt once more
        host.memory.enrollments().sendAgain(step.key());
        host.ends = StepResult.uncertain("again");
        host.guard.run(Trigger.timer("test"));
        assertThat(state(step)).isEqualTo(StepState.UNCERTAIN);
        assertChanged(answer("send-again", page, Map.of("reason", "x")), "send-again");
        assertThat(state(step)).isEqualTo(StepState.UNCERTAIN);
    }

    @Test
    void doesTickedOnesWithOneRowAndCountsThoseThatHadChanged() {
        List<StepRecord> steps = uncertain(3);
        String ticked = "csrf=" + anna.token("/confirm/run-now");
        for (StepRecord step : steps) {
            ticked += "&step=" + step.key();
        }
        HttpResponse<String> page = anna.send("POST", "/actions/confirm-sent", ticked);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Mark as sent: 3 steps");
        host.memory.enrollments().sendAgain(steps.get(0).key());
        String confirmed = ticked + "&confirmed=yes"
                + steps.stream()
                        .map(step -> "&seen=" + Client.encoded(seen(step)))
                        .collect(Collectors.joining());
        HttpResponse<String> answer = anna.send("POST", "/actions/confirm-sent", confirmed);
        assertThat(notice(answer)).contains("Marked as sent: 2 done, 1 had changed.");
        assertThat(rows()).isEqualTo(1);
        assertThat(newest().target()).startsWith("3 steps: " + steps.get(0).key());
        assertThat(state(steps.get(0))).isEqualTo(StepState.PENDING);
    }

    @Test
    void retriesAYoungStepAtOnceAndAsksForAnOldOne() {
        StepRecord step = dead(1).get(0);
        host.clock.advance(Duration.ofHours(25));
        HttpResponse<String> page = act("retry", Map.of("step", step.key()));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Try again: 1 step");
        assertThat(state(step)).isEqualTo(StepState.DEAD);
        assertLeadsTo(answer("retry", page, Map.of()), "/attention?state=DEAD&done=");
        assertThat(state(step)).isEqualTo(StepState.PENDING);
    }

    @Test
    void retriesAStepOfToday() {
        StepRecord step = dead(1).get(0);
        Map<String, String> form = form(anna.get("/attention?state=DEAD"), "retry");
        assertLeadsTo(anna.post("/actions/retry", form), "/attention?state=DEAD&done=");
        assertThat(state(step)).isEqualTo(StepState.PENDING);
        assertThat(newest().detail()).isEqualTo("To be tried again: " + step.key() + ".");
    }

    @Test
    void asksForStepsThatAreNoneOnlyToSayThatTheyHaveChanged() {
        assertThat(anna.get("/confirm/discard?step=nothing/1/1").statusCode()).isEqualTo(409);
        assertThat(anna.get("/confirm/discard?all=yes").statusCode()).isEqualTo(409);
        assertThat(anna.get("/confirm/discard").statusCode()).isEqualTo(400);
    }
}
