package io.github.cronguard;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.token.CronTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The unit test that the guide shows to hosts, as it stands there. */
class HostUnitTest {

    @Test
    void aHostTestsItsSequenceInMemory() {
        List<String> sent = new ArrayList<>();
        // guide:unit-test
        ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z"); // InstantSource and ticker in one
        InMemoryStorage storage = new InMemoryStorage(clock); // transactional too
        CronGuard guard = CronGuard.builder(
                        Settings.builder().token(CronTokens.generate()).build())
                .clock(clock)
                .storage(storage)
                .sequence(outreach(step -> sent.add(step.name())))
                .build();

        storage.enrollments().enroll("default_outreach", "anna@example.org", Map.of());
        assertThat(guard.run(Trigger.manual("test")).counts().processed()).isEqualTo(1);
        clock.advance(ofDays(3));
        guard.run(Trigger.manual("test"));
        assertThat(sent).containsExactly("intro", "follow-up");
        assertThat(guard.handle(CronRequest.post("/cron/run")
                                .header("Authorization", "Bearer wrong")
                                .from("127.0.0.1"))
                        .status())
                .isEqualTo(401);
        // end
        guard.close();
    }

    private static Sequence outreach(Consumer<StepContext> mailer) {
        return Sequence.named("default_outreach")
                .step(1, "intro")
                .step(2, "follow-up", ofDays(3))
                .step(3, "last-call", ofDays(4))
                .handledBy(Delivery.AT_MOST_ONCE, step -> {
                    mailer.accept(step);
                    return StepResult.processed();
                });
    }
}
