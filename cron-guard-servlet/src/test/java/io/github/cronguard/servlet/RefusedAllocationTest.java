package io.github.cronguard.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.token.CronTokens;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a flood of refused triggers leaves for the garbage collector between container and guard. Bytes are counted, not time. */
class RefusedAllocationTest {
    private static final int CALLS = 10_000;
    /** The compiler, which keeps a part of it off the heap, takes its time on a busy machine. */
    private static final int MOST_ROUNDS = 90;

    /** 400 of them are the guard's own, 600 those of the request and the response that stand for a container's. */
    private static final long MOST_BYTES = 2_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aWrongTokenTakesNoMoreThanTwoThousandBytes() {
        Settings settings = Settings.builder()
                .token(CronTokens.generate())
                .set("failure-limit", "1000000/1h")
                .build();
        CountedExchange wire = new CountedExchange().silent();
        try (CronGuard guard =
                CronGuard.builder(settings).storage(new InMemoryStorage()).build()) {
            CronExchange exchange = new CronExchange(guard);
            long taken = Long.MAX_VALUE;
            for (int round = 0; round < MOST_ROUNDS && taken > MOST_BYTES; round++) {
                taken = bytesOfOne(exchange, wire);
            }
            assertThat(taken).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    private static long bytesOfOne(CronExchange exchange, CountedExchange wire) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            exchange.handle(wire.request(), wire.response());
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS;
    }
}
