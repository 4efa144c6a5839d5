package io.github.cronguard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cronguard.spi.IdempotencyStore;
import io.github.cronguard.spi.RunId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an {@link IdempotencyStore} promises. */
public abstract class IdempotencyStoreContract extends StorageBased {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final RunId RUN = new RunId(1);
    private static final RunId OTHER = new RunId(2);

    /** Made by a test class. */
    protected IdempotencyStoreContract() {}

    private boolean tryClaim(String key, RunId run) {
        return storage().idempotencyStore().tryClaim(key, run, HOUR);
    }

    private boolean release(String key, RunId run) {
        return storage().idempotencyStore().release(key, run);
    }

    @Test
    void givesAKeyOnce() {
        assertThat(tryClaim("invoice-1", RUN)).isTrue();
        assertThat(tryClaim("invoice-1", RUN)).isFalse();
        assertThat(tryClaim("invoice-1", OTHER)).isFalse();
    }

    @Test
    void aKeyIsTakenUntilItExpires() {
        tryClaim("invoice-1", RUN);
        passTime(Duration.ofMinutes(50));
        assertThat(tryClaim("invoice-1", OTHER)).isFalse();
        passTime(Duration.ofMinutes(10));
        assertThat(tryClaim("invoice-1", OTHER)).isTrue();
        assertThat(tryClaim("invoice-1", OTHER)).isFalse();
        assertThat(release("invoice-1", RUN)).isFalse();
    }

    @Test
    void takesAKeyBackFromTheRunThatTookIt() {
        tryClaim("invoice-1", RUN);
        assertThat(release("invoice-1", OTHER)).isFalse();
        assertThat(tryClaim("invoice-1", OTHER)).isFalse();
        assertThat(release("invoice-1", RUN)).isTrue();
        assertThat(release("invoice-1", RUN)).isFalse();
        assertThat(tryClaim("invoice-1", OTHER)).isTrue();
    }

    @Test
    void aKeyThatNobodyTookCannotBeGivenBack() {
        assertThat(release("invoice-1", RUN)).isFalse();
    }

    @Test
    void comparesKeysByteForByte() {
        for (String key : Texts.LOOKALIKES) {
            assertThat(tryClaim(key, RUN)).as(key).isTrue();
        }
        release("anna", RUN);
        assertThat(tryClaim("ANNA", RUN)).isFalse();
        assertThat(tryClaim("anna", RUN)).isTrue();
    }

    @Test
    void hasRoomForTheLongestKeyAndRefusesALongerOne() {
        assertThat(tryClaim(Texts.full(255), RUN)).isTrue();
        assertThat(tryClaim(Texts.full(255), RUN)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> tryClaim(Texts.full(256), RUN));
    }

    @Test
    void refusesABrokenKey() {
        for (String key : Texts.BROKEN) {
            assertThatIllegalArgumentException().isThrownBy(() -> tryClaim(key, RUN));
        }
    }

    @Test
    void givesAKeyToOneOfManyThatAskAtOnce() {
        assertThat(Race.of(() -> tryClaim("invoice-1", RUN))).containsOnlyOnce(true);
        passTime(HOUR);
        assertThat(Race.of(() -> tryClaim("invoice-1", OTHER))).containsOnlyOnce(true);
    }
}
