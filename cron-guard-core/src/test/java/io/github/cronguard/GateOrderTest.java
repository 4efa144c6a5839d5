package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RateLimitResult;
import io.github.cronguard.spi.RateLimiter;
import io.github.cronguard.spi.TokenVerifier;
import io.github.cronguard.spi.Verification;
import io.github.cronguard.spi.Verification.Scope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fixes the order of the line: each request below breaks every later gate too, and is refused by the first one. */
class GateOrderTest {
    private final GuardFixture fixture = new GuardFixture();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        fixture.close();
    }

    private static RateLimiter limiter(List<String> asked, boolean allows) {
        return new RateLimiter() {
            @Override
            public RateLimitResult tryAcquire(String key) {
                asked.add("limiter");
                return new RateLimitResult(allows, 1, 0, Duration.ofSeconds(allows ? 0 : 5));
            }

            @Override
            public boolean blocking() {
                return false;
            }
        };
    }

    private TokenVerifier verifier(boolean accepts) {
        return request -> {
            asked.add("verifier");
            return accepts
                    ? new Verification.Accepted("anna", "test", Scope.RUN)
                    : new Verification.Rejected("for this test");
        };
    }

    private CronGuard guard(boolean accepts, boolean allows) {
        return fixture.guard(
                settings -> settings.set("allow-ips", "192.0.2.0/24"),
                g -> g.storage(watched()).tokenVerifier(verifier(accepts)).rateLimiter(limiter(asked, allows)));
    }

    /** The fixture's storage, which notes the part that a run's line touches. */
    private CronStorage watched() {
        InMemoryStorage storage = fixture.storage;
        return (CronStorage) Proxy.newProxyInstance(
                CronStorage.class.getClassLoader(), new Class<?>[] {CronStorage.class}, (proxy, method, arguments) -> {
                    try {
                        Object part = method.invoke(storage, arguments);
                        return switch (method.getName()) {
                            case "pauses", "runHistory", "runLock", "runRecorder", "stepSource" ->
                                noting(method.getReturnType(), part);
                            default -> part;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Object noting(Class<?> type, Object part) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (!method.getDeclaringClass().equals(Object.class)) {
                asked.add(method.getName());
            }
            try {
                return method.invoke(part, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static CronRequest from(String ip) {
        return CronRequest.post("/cron/run").from(ip).secure(true);
    }

    @Test
    void shapeComesBeforeNetwork() {
        CronGuard guard = guard(false, false);
        assertThat(guard.handle(CronRequest.post("/cron/run/").from("203.0.113.1"))
                        .status())
                .isEqualTo(404);
        assertThat(guard.handle(CronRequest.of("PUT", "/cron/run").from("203.0.113.1"))
                        .status())
                .isEqualTo(405);
        assertThat(asked).isEmpty();
    }

    @Test
    void networkComesBeforeCredential() {
        assertThat(guard(false, false).handle(from("203.0.113.1")).status()).isEqualTo(403);
        assertThat(asked).isEmpty();
    }

    @Test
    void credentialComesBeforeTheLimitOfCallers() {
        assertThat(guard(false, false).handle(from("192.0.2.1")).status()).isEqualTo(401);
        assertThat(asked).containsExactly("verifier");
    }

    @Test
    void theLimitOfCallersComesBeforeTheStorage() {
        assertThat(guard(true, false).handle(from("192.0.2.1")).status()).isEqualTo(429);
        assertThat(asked).containsExactly("verifier", "limiter");
    }

    @Test
    void pausedComesBeforeTheDeliveryIdAndTheLock() {
        CronGuard guard = guard(true, true);
        fixture.storage.pauses().pause(Pause.ALL, null, "anna", "");
        assertThat(guard.handle(from("192.0.2.1").header("Idempotency-Key", "a"))
                        .body())
                .contains("Cron is paused.");
        assertThat(asked).containsExactly("verifier", "limiter", "active");
    }

    @Test
    void theRunsOwnLineIsLockOldRunsDeliveryRecordRunFinish() {
        CronGuard guard = guard(true, true);
        guard.handle(from("192.0.2.1").header("Idempotency-Key", "a"));
        assertThat(asked)
                .containsExactly(
                        "verifier",
                        "limiter",
                        "active",
                        "findDelivery",
                        "tryAcquire",
                        "closeOld",
                        "takeOver",
                        "findDelivery",
                        "start",
                        "finish");
        asked.clear();
        guard.handle(from("192.0.2.1").header("Idempotency-Key", "a"));
        assertThat(asked).containsExactly("verifier", "limiter", "active", "findDelivery");
    }
}
