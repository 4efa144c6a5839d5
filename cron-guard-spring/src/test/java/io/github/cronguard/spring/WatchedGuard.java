package io.github.cronguard.spring;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronGuardBuilder;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.StorageHealth;
import io.github.cronguard.token.CronTokens;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A guard in memory whose storage counts the readings of its health, and can fail or hang at them. */
public final class WatchedGuard implements AutoCloseable {
    public final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    public final InMemoryStorage storage = new InMemoryStorage(clock);
    public final AtomicInteger readings = new AtomicInteger();
    public volatile boolean away;
    public volatile CountDownLatch hanging = new CountDownLatch(0);
    public final CronGuard guard;

    public WatchedGuard(UnaryOperator<CronGuardBuilder> parts) {
        this("billing", parts);
    }

    public WatchedGuard(String name, UnaryOperator<CronGuardBuilder> parts) {
        this.guard = parts.apply(CronGuard.builder(Settings.builder()
                                .token(CronTokens.generate())
                                .name(name)
                                .build())
                        .clock(clock)
                        .storage(watched()))
                .build();
    }

    private CronStorage watched() {
        return (CronStorage) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CronStorage.class}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == StorageHealth.class) {
                        readings.incrementAndGet();
                        hanging.await();
                        if (away) {
                            throw new IllegalStateException("away");
                        }
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        guard.close();
    }
}
