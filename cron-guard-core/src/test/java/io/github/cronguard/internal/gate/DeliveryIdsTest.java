package io.github.cronguard.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryIdsTest {
    private static final String JOB = "X-CloudScheduler-JobName";
    private static final String SLOT = "X-CloudScheduler-ScheduleTime";
    /** Each takes precedence over those behind it. */
    private static final List<String> PLACES =
            List.of("webhook-id", "Idempotency-Key", "Upstash-Message-Id", "pair", "X-First", "X-Second");

    private final DeliveryIds ids = new DeliveryIds(List.of("X-First", "X-Second"));

    private static CronRequest with(CronRequest request, String place) {
        return place.equals("pair")
                ? request.header(JOB, "pair").header(SLOT, "2026-11-24T12:00:00Z")
                : request.header(place, place);
    }

    private static CronRequest bare() {
        return CronRequest.post("/cron/run");
    }

    @Test
    void theFirstPlaceThatIsThereCounts() {
        CronRequest request = bare();
        assertThat(ids.of(request)).isEqualTo(new DeliveryIds.Found(null, false));
        for (int i = PLACES.size() - 1; i >= 0; i--) {
            request = with(request, PLACES.get(i));
            String id = PLACES.get(i).equals("pair") ? "pair|2026-11-24T12:00:00Z" : PLACES.get(i);
            assertThat(ids.of(request)).isEqualTo(new DeliveryIds.Found(id, false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JOB, SLOT})
    void halfOfTheSchedulersPairIsNone(String half) {
        CronRequest request = bare().header(half, "x");
        assertThat(ids.of(request)).isEqualTo(new DeliveryIds.Found(null, false));
        assertThat(ids.of(request.header("X-Second", "own")).id())
                .as("and does not hide a place behind it")
                .isEqualTo("own");
    }

    @ParameterizedTest
    @CsvSource({"webhook-id, WEBHOOK-ID", "Idempotency-Key, idempotency-key", "X-First, x-first"})
    void twoOfOneAreNone(String place, String again) {
        assertThat(ids.of(bare().header(place, "a").header(again, "a"))).isEqualTo(new DeliveryIds.Found(null, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {JOB, SLOT})
    void aPairWithThreeHalvesIsNone(String half) {
        assertThat(ids.of(with(bare(), "pair").header(half, "x"))).isEqualTo(new DeliveryIds.Found(null, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb", "ü", "a\u007F"})
    void whatIsNoIdIsMalformed(String text) {
        assertThat(ids.of(bare().header("Upstash-Message-Id", text))).isEqualTo(new DeliveryIds.Found(null, true));
        assertThat(ids.of(bare().header(JOB, text).header(SLOT, "x"))).isEqualTo(new DeliveryIds.Found(null, true));
        assertThat(ids.of(bare().header(JOB, "x").header(SLOT, text))).isEqualTo(new DeliveryIds.Found(null, true));
    }

    @Test
    void itIsAsLongAsTheTablesColumn() {
        String most = "x".repeat(255);
        assertThat(ids.of(bare().header("webhook-id", most)).id()).isEqualTo(most);
        assertThat(ids.of(bare().header("webhook-id", most + "x")).malformed()).isTrue();
    }
}
