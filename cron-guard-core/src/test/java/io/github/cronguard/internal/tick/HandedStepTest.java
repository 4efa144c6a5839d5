package io.github.cronguard.internal.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.internal.run.SampleRun;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.TransactionalStepSource.Resources;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandedStepTest {
    private static final Step STEP =
            new Step("mails/42/7", 9, "mails", 7, "intro", "anna", Map.of("name", "Anna"), 3, Instant.EPOCH);

    private final SampleRun run = new SampleRun(ManualClock.at("2026-11-24T12:00:00Z"), 5);
    private final Resources resources = new Resources() {
        @Override
        public <T> T get(Class<T> type) {
            return type.cast("a connection");
        }
    };
    private final HandedStep handed = new HandedStep(STEP, run.task(), resources);

    @Test
    void tellsWhatTheStepIs() {
        assertThat(handed.key()).isEqualTo("mails/42/7").isEqualTo(handed.toString());
        assertThat(handed.sequence()).isEqualTo("mails");
        assertThat(handed.number()).isEqualTo(7);
        assertThat(handed.name()).isEqualTo("intro");
        assertThat(handed.contact()).isEqualTo("anna");
        assertThat(handed.attributes()).isEqualTo(Map.of("name", "Anna"));
    }

    @Test
    void countsTheAttemptAtHand() {
        assertThat(handed.attempt()).isEqualTo(4);
    }

    @Test
    void tellsAboutTheRun() {
        assertThat(handed.runId()).isEqualTo(SampleRun.ID);
        assertThat(handed.fence()).isEqualTo(5);
        assertThat(handed.shouldStop()).isFalse();
        run.close();
        assertThat(handed.shouldStop()).isTrue();
    }

    @Test
    void offersTheResourcesOfItsTransaction() {
        assertThat(handed.resource(String.class)).isEqualTo("a connection");
        HandedStep without = new HandedStep(STEP, run.task(), HandOver.NO_RESOURCES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> without.resource(String.class))
                .withMessage(
                        "There is no java.lang.String here: only a step with delivery TRANSACTIONAL has resources");
    }
}
