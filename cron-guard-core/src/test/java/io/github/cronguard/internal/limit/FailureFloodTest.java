package io.github.cronguard.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cronguard.Seeded;
import io.github.cronguard.internal.net.IpAddress;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.spi.RateLimit;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The table of failures beside an exact count, and under more addresses than it has cells. */
class FailureFloodTest {
    private static final long SEED = 20_261_124;

    @Test
    void countsEveryAddressExactlyWhileThereIsRoom() {
        Seeded.forEach(5, random -> {
            FailureTable table = new FailureTable(random.nextLong());
            Map<Long, Integer> exact = new HashMap<>();
            long window = random.nextInt(100_000);
            for (int i = 0; i < 60_000; i++) {
                if (random.nextInt(20_000) == 0) {
                    window++;
                    exact.clear();
                }
                long key = random.nextInt(10_000) * 0x1_0001_0001L;
                assertThat(table.increment(key, window)).isEqualTo(exact.merge(key, 1, Integer::sum));
            }
        });
    }

    /** What gives way is the smallest of eight, so who fails more often than a flood's addresses never does. */
    @Test
    void hidesNoConstantFailerBehindAMillionNetworks() {
        SplittableRandom random = new SplittableRandom(SEED);
        FailureTable table = new FailureTable(random.nextLong());
        long constant = IpAddress.parse("2001:db8:1:2::1").orElseThrow().high();
        table.increment(constant, 7);
        int expected = 1;
        for (int i = 0; i < 1_000_000; i++) {
            table.increment(0x2000_0000_0000_0000L | random.nextLong() >>> 3, 7);
            if (i % 1_000 == 0) {
                assertThat(table.increment(constant, 7)).isEqualTo(++expected);
            }
        }
    }

    @Test
    void countsAllAddressesOfANetworkOfSixtyFourBitsAsOne() {
        Seeded.forEach(50, random -> {
            ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
            FailureLimiter limiter = new FailureLimiter(
                    new RateLimit(100, Duration.ofMinutes(1)), clock, new FailureTable(random.nextLong()));
            String network = "2001:db8:" + Integer.toHexString(random.nextInt(65_536)) + ":7:";
            for (int i = 1; i <= 100; i++) {
                String host = Integer.toHexString(random.nextInt(65_536)) + ":1:2:"
                        + Integer.toHexString(random.nextInt(65_536));
                assertThat(limiter.record(network + host).remaining()).isEqualTo(100 - i);
            }
            assertThat(limiter.record(network + ":1").allowed()).isFalse();
            assertThat(limiter.record("2001:db9:0:7::1").allowed()).isTrue();
        });
    }

    @Test
    void takesNoMemoryForAnAddress() {
        FailureTable table = new FailureTable(SEED);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        flood(table, 1_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        flood(table, 200_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes for 200,000 addresses")
                .isLessThan(200_000);
    }

    @Test
    void takesNoMoreThanFourMegabytesForAHundredThousandAddresses() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        flood(new FailureTable(SEED), 1_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        flood(new FailureTable(SEED), 100_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes of a table and 100,000 addresses in it")
                .isLessThan(4_000_000);
    }

    private static void flood(FailureTable table, int addresses) {
        for (long key = 0; key < addresses; key++) {
            table.increment(key * 0x9E37_79B9L, 1);
        }
    }
}
