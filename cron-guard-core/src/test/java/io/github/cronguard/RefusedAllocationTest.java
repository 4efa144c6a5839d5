package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a flood of refused triggers leaves for the garbage collector. Bytes are counted, not time. */
class RefusedAllocationTest {
    private static final int CALLS = 10_000;
    /** So many that the compiler has seen them: what it keeps off the heap does not count. */
    private static final int WARM_UP = 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final GuardFixture fixture = new GuardFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private long bytesOfOne(CronRequest request) {
        CronGuard guard = fixture.guard(settings -> settings.set("failure-limit", "1000000/1h"), g -> g);
        assertThat(guard.handle(request).status()).isEqualTo(401);
        for (int i = 0; i < WARM_UP; i++) {
            calls(guard, request);
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        calls(guard, request);
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS;
    }

    private static void calls(CronGuard guard, CronRequest request) {
        for (int i = 0; i < CALLS; i++) {
            guard.handle(request);
        }
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
        assertThat(bytesOfOne(wrong().from("127.0.0.1"))).isLessThanOrEqualTo(500);
    }

    @Test
    void aWrongTokenFromAnIpv6AddressTakesNoMoreThanAThousandBytes() {
        assertThat(bytesOfOne(wrong().from("2001:db8:1:2:3:4:5:6").secure(true)))
                .isLessThanOrEqualTo(1_000);
    }

    @Test
    void noTokenTakesNoMoreThanFiveHundredBytes() {
        assertThat(bytesOfOne(trigger().from("127.0.0.1"))).isLessThanOrEqualTo(500);
    }
}
