package io.github.cronguard.admin.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.Trigger;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What persons decide of all steps that match, which are those that the page was drawn for or none. */
class AllStepsActionIT extends ActionFixture {
    private static final Map<String, String> REASON = Map.of("reason", "they left");

    @Test
    void doesThemInBatchesAndNoneThatCameLater() {
        dead(520);
        HttpResponse<String> page = anna.get("/confirm/discard?all=yes&sequence=default_outreach&error=NO%20such");
        assertThat(page.body()).contains("Discard: all 520 steps", "… and 500 more");
        host.memory.enrollments().enroll("late@example.test", Map.of());
        fail("550 no such user");
        HttpResponse<String> answer = answer("discard", page, REASON);
        assertLeadsTo(answer, "/attention?state=DEAD&done=");
        assertThat(newest().target()).isEqualTo("all DEAD, sequence default_outreach, error contains \"NO such\"");
        assertThat(newest().detail()).isEqualTo("Discarded: 520 done.");
        assertThat(rows()).isEqualTo(1);
        assertThat(host.memory
                        .stepHistory()
                        .ofContact("late@example.test")
                        .get(0)
                        .steps()
                        .get(0)
                        .state())
                .isEqualTo(StepState.DEAD);
    }

    @Test
    void doesThreeThousandAtOnceAndSaysThatThereAreMore() {
        host.ends = StepResult.rejected("550 no such user");
        for (int i = 0; i <= Matching.MOST; i++) {
            host.memory.enrollments().enroll("user-" + i + "@example.test", Map.of());
        }
        for (int run = 0; run < 10; run++) {
            host.guard.run(Trigger.timer("test"));
        }
        HttpResponse<String> page = anna.get("/confirm/discard?all=yes");
        assertThat(page.body()).contains("Discard: all 3000 steps", "At most 3000 are done at once");
        answer("discard", page, REASON);
        assertThat(newest().detail()).isEqualTo("Discarded: 3000 done; there are more: repeat it for the rest.");
        answer("discard", anna.get("/confirm/discard?all=yes"), REASON);
        assertThat(newest().detail()).isEqualTo("Discarded: 1 done.");
    }

    @Test
    void doesNoneIfAnOlderOneCameToThem() {
        List<StepRecord> steps = dead(3);
        host.memory.enrollments().retry(steps.get(2).key());
        HttpResponse<String> page = anna.get("/confirm/discard?all=yes");
        assertThat(page.body()).contains("Discard: all 2 steps");
        fail("550 no such user");
        assertChanged(answer("discard", page, REASON), "discard");
        assertThat(steps).allSatisfy(step -> assertThat(state(step)).isEqualTo(StepState.DEAD));
    }

    @Test
    void doesNoneIfOneTookThePlaceOfAnother() {
        List<StepRecord> steps = dead(3);
        host.memory.enrollments().retry(steps.get(2).key());
        HttpResponse<String> page = anna.get("/confirm/discard?all=yes");
        fail("550 no such user");
        host.memory.enrollments().discard(steps.get(1).key());
        assertChanged(answer("discard", page, REASON), "discard");
        assertThat(state(steps.get(2))).isEqualTo(StepState.DEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "count", "seen"})
    void doesNoneIfTheFormDoesNotSayWhatItWasDrawnFor(String field) {
        StepRecord step = dead(1).get(0);
        Map<String, String> fields = new HashMap<>(hidden(anna.get("/confirm/discard?all=yes")));
        assertThat(fields.remove(field)).isNotNull();
        fields.put("reason", "they left");
        assertChanged(anna.post("/actions/discard", fields), "discard");
        assertThat(state(step)).isEqualTo(StepState.DEAD);
    }

    private void fail(String reason) {
        host.ends = StepResult.rejected(reason);
        host.guard.run(Trigger.timer("test"));
    }
}
