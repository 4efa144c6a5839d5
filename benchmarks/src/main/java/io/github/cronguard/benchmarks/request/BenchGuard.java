package io.github.cronguard.benchmarks.request;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronRequest;
import io.github.cronguard.CronResponse;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.token.CronTokens;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A guard in memory, and requests as a caller like curl sends them. */
final class BenchGuard implements AutoCloseable {
    private static final String WRONG = "Bearer Wr0ng-Zk3Qv8Xm2Rt9Lw5Yb7Nc4Hd6Js1Pg0FaeUoI";
    private static final List<String> NAMES =
            List.of("Host", "User-Agent", "Accept", "Content-Length", "Authorization");

    private final String token = CronTokens.generate().reveal();
    private final CountDownLatch let = new CountDownLatch(1);
    private final CronGuard guard;

    private BenchGuard(Map<String, String> settings, boolean waits) {
        var builder = Settings.builder().token(token).rateLimit("1000000/100ms");
        settings.forEach(builder::set);
        guard = CronGuard.builder(builder.build())
                .storage(new InMemoryStorage())
                .task("work", Schedule.everyTrigger(), run -> waits ? await() : RunCounts.NONE)
                .build();
    }

    /** Its task does nothing. */
    static BenchGuard of(Map<String, String> settings) {
        return new BenchGuard(settings, false);
    }

    /** Its task waits until it is closed. */
    static BenchGuard waiting(Map<String, String> settings) {
        return new BenchGuard(settings, true);
    }

    private RunCounts await() throws InterruptedException {
        let.await();
        return RunCounts.NONE;
    }

    CronResponse handle(CronRequest request) {
        return guard.handle(request);
    }

    /** Once, to see that it is answered as it should be. */
    BenchGuard expecting(int status, CronRequest request) {
        CronResponse answer = guard.handle(request);
        if (answer.status() != status) {
            throw new IllegalStateException("Not " + status + ", but " + answer.status() + " " + answer.body());
        }
        return this;
    }

    CronRequest right() {
        return request("Bearer " + token);
    }

    static CronRequest wrong() {
        return request(WRONG);
    }

    /** As a servlet container's adapter makes one. */
    private static CronRequest request(String authorization) {
        return CronRequest.of("POST", "/cron/run")
                .from("127.0.0.1")
                .secure(false)
                .headers(Collections.enumeration(NAMES), name -> lines(name, authorization));
    }

    private static Enumeration<String> lines(String name, String authorization) {
        return Collections.enumeration(
                switch (name) {
                    case "Host" -> List.of("127.0.0.1");
                    case "User-Agent" -> List.of("curl/8.5.0");
                    case "Accept" -> List.of("*/*");
                    case "Content-Length" -> List.of("0");
                    default -> List.of(authorization);
                });
    }

    @Override
    public void close() {
        let.countDown();
        guard.close();
    }
}
