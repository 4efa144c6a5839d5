package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepContextTest {

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void tellsTheHandlerEverythingAboutItsStep(Delivery delivery) {
        List<Object> seen = new ArrayList<>();
        try (GuardFixture fixture = new GuardFixture()) {
            CronGuard guard = fixture.guard(parts -> parts.sequence(Sequence.named(GuardFixture.SEQUENCE)
                    .step(7, "intro")
                    .handledBy(delivery, step -> {
                        seen.addAll(List.of(step.key(), step.sequence(), step.number(), step.name(), step.contact()));
                        seen.addAll(List.of(step.attributes(), step.attempt(), step.shouldStop(), step.toString()));
                        seen.addAll(List.of(step.runId(), step.fence()));
                        return StepResult.processed();
                    })));
            fixture.storage.enrollments().enroll(GuardFixture.SEQUENCE, "anna", Map.of("name", "Anna"));
            guard.run(Trigger.manual("test"));
            RunRecord run = fixture.runs().get(0);
            assertThat(seen)
                    .containsExactly(
                            GuardFixture.SEQUENCE + "/1/7",
                            GuardFixture.SEQUENCE,
                            7,
                            "intro",
                            "anna",
                            Map.of("name", "Anna"),
                            1,
                            false,
                            GuardFixture.SEQUENCE + "/1/7",
                            run.id(),
                            run.fence());
        }
    }
}
