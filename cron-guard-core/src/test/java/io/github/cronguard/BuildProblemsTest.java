package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepSource;
import io.github.cronguard.token.CronTokens;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuildProblemsTest {

    private static Sequence sequence(String key, Delivery delivery) {
        return Sequence.named(key).step(1, "one").handledBy(delivery, step -> StepResult.processed());
    }

    @Test
    void allProblemsAreToldAtOnceWithoutASecretValue() {
        Settings settings = Settings.of(
                Map.of(),
                Map.of(
                        "CRON_TOKEN", "much-too-short",
                        "CRON_GUARD_REPLY_TIME", "20 seconds",
                        "CRON_GUARD_LEASE_TTL", "1s",
                        "CRON_GUARD_PRESET", "nobody",
                        "EMAIL_SENDING_ENABLED", "perhaps"));
        CronGuardBuilder builder = CronGuard.builder(settings)
                .task("twice", Schedule.everyMinute(), run -> RunCounts.NONE)
                .task("twice", Schedule.everyMinute(), run -> RunCounts.NONE)
                .task("sequence:tick", Schedule.everyMinute(), run -> RunCounts.NONE)
                .task("", Schedule.everyMinute(), run -> RunCounts.NONE)
                .sequence(sequence("a", Delivery.TRANSACTIONAL))
                .sequence(sequence("a", Delivery.AT_MOST_ONCE))
                .stepSource(new PlainSource());

        InvalidSettingsException refused = catchThrowableOfType(InvalidSettingsException.class, builder::build);

        assertThat(refused.problems())
                .extracting(SettingProblem::setting)
                .contains(
                        "CRON_TOKEN",
                        "CRON_GUARD_REPLY_TIME",
                        "CRON_GUARD_LEASE_TTL",
                        "CRON_GUARD_PRESET",
                        "EMAIL_SENDING_ENABLED",
                        "storage",
                        "task twice",
                        "task sequence:tick",
                        "task",
                        "sequence a");
        assertThat(refused)
                .hasMessageContaining("problems in its configuration")
                .hasMessageContaining("20 seconds")
                .hasMessageNotContaining("much-too-short");
    }

    @Test
    void theDefaultSequenceMustBeOneOfTheSequences() {
        assertThatThrownBy(() ->
                        new GuardFixture().guard(g -> g.sequence(sequence("newsletter", Delivery.AT_MOST_ONCE))))
                .hasMessageContaining(
                        "DEFAULT_SEQUENCE_KEY: names default_outreach, but the sequences are [newsletter]");
    }

    @Test
    void aSequenceIsCheckedWhereItIsDefined() {
        assertThatThrownBy(() -> Sequence.named("a/b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sequence.named("ALL")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sequence.named("a").step(1, "x").step(1, "y")).hasMessageContaining("number 1");
        assertThatThrownBy(() -> Sequence.named("a").step(0, "x")).hasMessageContaining("positive");
        assertThatThrownBy(() -> Sequence.named("a").handledBy(Delivery.AT_MOST_ONCE, s -> StepResult.queued()))
                .hasMessageContaining("no step");
        Sequence sequence = Sequence.named("a")
                .step(5, "x")
                .step(2, "y")
                .handledBy(Delivery.AT_MOST_ONCE, s -> StepResult.queued());
        assertThat(sequence.first().number()).isEqualTo(5);
        assertThat(sequence.after(5))
                .hasValueSatisfying(next -> assertThat(next.name()).isEqualTo("y"));
        assertThat(sequence.after(2)).isEmpty();
        assertThat(sequence.after(3))
                .hasValueSatisfying(next -> assertThat(next.number()).isEqualTo(5));
        assertThat(sequence).hasToString("a[5, 2]");
    }

    @Test
    void oneStorageServesOneGuard() {
        InMemoryStorage storage = new InMemoryStorage();
        Settings settings = Settings.builder().token(CronTokens.generate()).build();
        CronGuard.builder(settings).storage(storage).build().close();
        assertThatThrownBy(() -> CronGuard.builder(
                                settings.toBuilder().name("other").build())
                        .storage(storage)
                        .build())
                .isInstanceOf(IllegalStateException.class);
    }

    private static final class PlainSource implements StepSource {
        @Override
        public Claim claim(ClaimRequest request) {
            return new Claim("none", request.lease(), List.of(), false);
        }

        @Override
        public int mark(Claim claim, List<StepMark> marks) {
            return 0;
        }

        @Override
        public void giveBack(Claim claim, Collection<Step> steps) {}

        @Override
        public Set<Step> stillDue(Claim claim) {
            return Set.of();
        }

        @Override
        public int takeOver(Lease lease) {
            return 0;
        }

        @Override
        public Backlog backlog() {
            return new Backlog(0, null);
        }

        @Override
        public int countDue(ClaimRequest request) {
            return 0;
        }
    }
}
