package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a flood of refused triggers leaves for the garbage collector. Bytes are counted, not time. */
class RefusedAllocationTest {
    private static final int CALLS = 10_000;
    /** The compiler, which keeps a part of it off the heap, takes its time on a busy machine. */
    private static final int MOST_ROUNDS = 90;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final GuardFixture fixture = new GuardFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** On average, once the calls are compiled. */
    private void assertTakesNoMoreThan(long bytes, CronRequest request) {
        CronGuard guard = fixture.guard(settings -> settings.set("failure-limit", "1000000/1h"), g -> g);
        assertThat(guard.handle(request).status()).isEqualTo(401);
        long taken = Long.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && taken > bytes; round++) {
            taken = bytesOfOne(guard, request);
        }
        assertThat(taken).isLessThanOrEqualTo(bytes);
    }

    private static long bytesOfOne(CronGuard guard, CronRequest request) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            guard.handle(request);
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS;
    }

    private static CronRequest trigger() {
        return CronRequest.post("/cron/run")
                .header("Host", "cron.example.test")
                .header("User-Agent", "curl/8.5.0")
                .header("Accept", "*/*")
                .header("Content-Length", "0");
    }

    private static CronRequest wrong() {
        return trigger().header("Authorization", "Bearer Wr0ng-Zk3Qv8Xm2Rt9Lw5Yb7Nc4Hd6Js1Pg0FaeUoI");
    }

    @Test
    void aWrongTokenTakesNoMoreThanFiveHundredBytes() {
        assertTakesNoMoreThan(500, wrong().from("127.0.0.1"));
    }

    @Test
    void aWrongTokenFromAnIpv6AddressTakesNoMoreThanAThousandBytes() {
        assertTakesNoMoreThan(1_000, wrong().from("2001:db8:1:2:3:4:5:6").secure(true));
    }

    @Test
    void noTokenTakesNoMoreThanFiveHundredBytes() {
        assertTakesNoMoreThan(500, trigger().from("127.0.0.1"));
    }
}
