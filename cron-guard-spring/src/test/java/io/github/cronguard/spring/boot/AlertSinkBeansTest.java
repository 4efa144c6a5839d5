package io.github.cronguard.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spi.CronStorage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlertSinkBeansTest {

    private static AlertSink counting(CountDownLatch latch) {
        return alert -> {
            if (alert.kind() == AlertKind.LATE) {
                latch.countDown();
            }
        };
    }

    @Test
    void everySinkBeanIsTold() {
        CountDownLatch told = new CountDownLatch(2);
        Runners.plain()
                .withBean(CronStorage.class, InMemoryStorage::new)
                .withBean("one", AlertSink.class, () -> counting(told))
                .withBean("two", AlertSink.class, () -> counting(told))
                .withPropertyValues("cron-guard.expect-every=1s", "cron-guard.late-after=2s")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
                });
    }
}
