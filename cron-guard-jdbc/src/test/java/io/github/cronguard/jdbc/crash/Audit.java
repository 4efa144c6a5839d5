package io.github.cronguard.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.jdbc.crash.Tables.RunRow;
import io.github.cronguard.jdbc.crash.Tables.StepRow;
import java.util.Collections;
import java.util.List;

/** Holds the tables against the outside record. */
final class Audit {
    private final Tables tables;
    private final OutsideRecord outside;
    private int contacts;

    Audit(Tables tables, OutsideRecord outside) {
        this.tables = tables;
        this.outside = outside;
    }

    void enrolled(int all) {
        contacts = all;
    }

    /** No run is left running but the last one: who begins has ended the others before. */
    void behindACrash() {
        List<RunRow> runs = tables.runs();
        assertThat(runs.subList(0, Math.max(0, runs.size() - 1)))
                .noneMatch(run -> run.status().equals("RUNNING"));
        sofar();
    }

    /** What holds at any time. */
    void sofar() {
        List<String> outbox = tables.outbox();
        for (StepRow step : tables.steps("")) {
            boolean done = step.state().equals("DONE");
            int times = outside.times(step.key());
            switch (step.sequence()) {
                case Campaign.ONCE -> {
                    assertThat(times).as("hand-overs of %s", step).isLessThanOrEqualTo(1);
                    assertThat(done && times == 0)
                            .as("%s is done and was not handed over", step)
                            .isFalse();
                    assertThat(step.state().equals("PENDING") && times > 0)
                            .as("%s will be sent again", step)
                            .isFalse();
                }
                case Campaign.AGAIN ->
                    assertThat(done && times == 0)
                            .as("%s is done and was not handed over", step)
                            .isFalse();
                default ->
                    assertThat(Collections.frequency(outbox, step.key()))
                            .as("rows in the outbox for %s", step)
                            .isEqualTo(done ? 1 : 0);
            }
        }
    }

    /** What holds when all is drained: every step of every contact is done, and in the world as its policy says. */
    void atTheEnd(Figures figures) {
        sofar();
        List<StepRow> steps = tables.steps("");
        long twice = steps.stream()
                .filter(step -> step.sequence().equals(Campaign.ONCE) && outside.times(step.key()) > 1)
                .count();
        long wanted = (long) contacts * Campaign.STEPS * Campaign.KEYS.size();
        long done = steps.stream().filter(step -> step.state().equals("DONE")).count();
        figures.steps(wanted, twice, wanted - done);
        assertThat(steps).hasSize((int) wanted).allMatch(step -> step.state().equals("DONE"));
        assertRuns(tables.runs());
    }

    private void assertRuns(List<RunRow> runs) {
        for (int i = 0; i < runs.size(); i++) {
            RunRow run = runs.get(i);
            assertThat(run.status()).isNotEqualTo("RUNNING");
            if (i > 0) {
                assertThat(run.fence()).isGreaterThan(runs.get(i - 1).fence());
                assertThat(run.startedMicros())
                        .isGreaterThanOrEqualTo(runs.get(i - 1).startedMicros());
            }
        }
        assertThat(tables.fence())
                .isGreaterThanOrEqualTo(runs.get(runs.size() - 1).fence());
    }
}
