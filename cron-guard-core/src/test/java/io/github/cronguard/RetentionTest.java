package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RunStatus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When old rows are deleted: in small portions, about once an hour, within the run's budget, and never at the run's cost. */
@Timeout(60)
class RetentionTest {
    private final GuardFixture fixture = new GuardFixture();
    private final List<Integer> portions = new ArrayList<>();
    private Duration lasts = Duration.ZERO;
    private int deleted;
    private boolean broken;
    private CronGuard guard;

    @BeforeEach
    void build() {
        CronStorage watched = (CronStorage) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CronStorage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prune")) {
                        portions.add((Integer) arguments[1]);
                        if (broken) {
                            throw new IllegalStateException("no database");
                        }
                        return deleted;
                    }
                    try {
                        return method.invoke(fixture.storage, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        guard = fixture.guard(
                settings -> settings.tickBudget(Duration.ofSeconds(50)),
                g -> g.storage(watched).task("work", Schedule.everyTrigger(), run -> {
                    fixture.clock.advance(lasts);
                    return RunCounts.NONE;
                }));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void run(Duration after) {
        fixture.clock.advance(after);
        RunOutcome.Ran ran = (RunOutcome.Ran) guard.run(Trigger.timer("own"));
        assertThat(ran.status()).isEqualTo(RunStatus.OK);
    }

    @Test
    void oneSmallPortionAnHourWhereThereIsLittleToDelete() {
        deleted = 499;
        for (int minute = 0; minute < 121; minute++) {
            run(Duration.ofMinutes(1));
        }
        assertThat(portions).containsExactly(500, 500, 500);
    }

    @Test
    void onePortionARunWhereThereIsMuch() {
        deleted = 500;
        for (int minute = 0; minute < 5; minute++) {
            run(Duration.ofMinutes(1));
        }
        assertThat(portions).hasSize(5);
    }

    @Test
    void aRunThatHasUsedItsBudgetDeletesNothingUntilThatHasGoneOnForADay() {
        lasts = Duration.ofSeconds(41);
        for (int hour = 0; hour < 23; hour++) {
            run(Duration.ofHours(1));
        }
        assertThat(portions).isEmpty();
        run(Duration.ofHours(1));
        assertThat(portions).hasSize(1);
        lasts = Duration.ofSeconds(40);
        run(Duration.ofHours(1));
        assertThat(portions).hasSize(2);
    }

    @Test
    void aFailureIsNoneOfTheRunsAndIsTriedAgainInAnHour() {
        broken = true;
        run(Duration.ofMinutes(1));
        run(Duration.ofMinutes(59));
        assertThat(portions).hasSize(1);
        run(Duration.ofMinutes(1));
        assertThat(portions).hasSize(2);
    }
}
