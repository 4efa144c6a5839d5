package io.github.cronguard.admin.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.LeaseRequest;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunQuery;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The two actions on runs: taking the lock away from one, and starting one. */
class LockAndRunActionIT extends ActionFixture {

    private Lease held() {
        return host.memory
                .runLock()
                .tryAcquire(new LeaseRequest("billing", "owner", "node-2", Duration.ofMinutes(1)))
                .orElseThrow();
    }

    @Test
    void forcesTheLockOpenForWhoTypesItsNameAndSaysWhy() {
        Lease lease = held();
        HttpResponse<String> page = anna.get("/confirm/force-unlock?fence=" + lease.fence());
        assertThat(page.body())
                .contains("A run on node-2", "the lock frees itself in 60 s at most", "cannot be taken back");

        HttpResponse<String> wrong = answer("force-unlock", page, Map.of("typed", "biling", "reason", "stuck"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("Type the lock")
                .contains("value=\"stuck\"")
                .doesNotContain("biling");
        assertThat(answer("force-unlock", page, Map.of("typed", "billing")).statusCode())
                .isEqualTo(400);
        assertThat(rows()).isZero();

        Map<String, String> filledIn = Map.of("typed", "billing", "reason", "stuck");
        assertLeadsTo(answer("force-unlock", wrong, filledIn), "/lock?done=");
        assertThat(host.guard.console().health().lease()).isNull();
        assertThat(newest().target()).isEqualTo("billing, fence " + lease.fence());
        assertThat(newest().reason()).isEqualTo("stuck");
        assertChanged(answer("force-unlock", page, filledIn), "force-unlock");
    }

    @Test
    void asksForNoLeaseThatIsNot() {
        assertThat(anna.get("/confirm/force-unlock?fence=77").statusCode()).isEqualTo(409);
        assertThat(anna.get("/confirm/force-unlock?fence=x").statusCode()).isEqualTo(400);
        assertThat(anna.get("/confirm/force-unlock").statusCode()).isEqualTo(400);
    }

    @Test
    void startsARunAndLeadsToIt() {
        HttpResponse<String> answer = answer("run-now", anna.get("/confirm/run-now"), Map.of());
        assertLeadsTo(answer, "/runs/1?done=");
        assertThat(newest().target()).isEqualTo("run 1");
        assertThat(host.memory.runHistory().page(RunQuery.newest(1)).get(0).caller())
                .isEqualTo("anna");
        assertThat(notice(answer)).contains("Started as run 1.");
    }

    @Test
    void saysWhyNoRunBegan() {
        HttpResponse<String> page = anna.get("/confirm/run-now");
        held();
        HttpResponse<String> busy = answer("run-now", page, Map.of());
        assertLeadsTo(busy, "/?done=");
        assertThat(notice(busy)).contains("Not done. No run began: another one has the lock.");
        assertThat(newest().refused()).isTrue();

        host.memory.pauses().pause(Pause.ALL, null, "bert", "");
        HttpResponse<String> paused = answer("run-now", page, Map.of());
        assertThat(notice(paused)).contains("No run began: everything is paused. Resume it first.");
    }

    @Test
    void saysThatANodeThatClosesStartsNothing() {
        HttpResponse<String> page = anna.get("/confirm/run-now");
        host.guard.close(Duration.ofSeconds(5));
        HttpResponse<String> answer = answer("run-now", page, Map.of());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(newest().refused()).isTrue();
        assertThat(newest().detail()).startsWith("No run could be started");
    }

    @Test
    void showsWhatWasDoneToItsOperatorAloneAndForTenMinutes() {
        HttpResponse<String> answer = answer("run-now", anna.get("/confirm/run-now"), Map.of());
        String path = answer.headers().firstValue("Location").orElseThrow().substring(2);
        assertThat(anna.get(path).body()).contains("Started as run 1.");
        assertThat(anna.as("bert").get(path).body()).doesNotContain("Started as run 1.");
        host.clock.advance(Duration.ofMinutes(11));
        assertThat(anna.get(path).body()).doesNotContain("Started as run 1.");
    }
}
