package io.github.cronguard.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What happens among keys that meet in the same eight cells. */
class FailureTableTest {
    private static final long SEED = 20_261_127;
    private static final int BUCKETS = 1 << 15;
    private static final int BUCKET = 4_711;

    private final FailureTable table = new FailureTable(SEED);

    /** The table spreads its keys as the JDK's own SplitMix64 does, whose first number is that of its seed. */
    private static long[] keysThatMeet(int number) {
        return LongStream.iterate(0, key -> key + 1)
                .filter(key -> (new SplittableRandom(key ^ SEED).nextLong() & (BUCKETS - 1)) == BUCKET)
                .limit(number)
                .toArray();
    }

    private void fail(long key, int times, long window) {
        for (int i = 1; i <= times; i++) {
            assertThat(table.increment(key, window)).as("key %s", key).isEqualTo(i);
        }
    }

    @Test
    void theSmallestCountGivesWayToANinthKeyAndNoOther() {
        long[] keys = keysThatMeet(9);
        for (int i = 0; i < 8; i++) {
            fail(keys[i], i == 4 ? 2 : 3 + i, 7);
        }
        fail(keys[8], 20, 7);
        for (int i = 0; i < 8; i++) {
            if (i != 4) {
                assertThat(table.increment(keys[i], 7)).as("key %s", i).isEqualTo(4 + i);
            }
        }
        assertThat(table.increment(keys[4], 7)).as("the one that gave way").isEqualTo(1);
    }

    @Test
    void countsOfAnEarlierWindowGiveWayHoweverGreat() {
        long[] keys = keysThatMeet(9);
        for (int i = 0; i < 8; i++) {
            fail(keys[i], 100, 7);
        }
        for (int i = 1; i < 9; i++) {
            fail(keys[i], 1, 8);
        }
        for (int i = 1; i < 9; i++) {
            assertThat(table.increment(keys[i], 8)).as("key %s", i).isEqualTo(2);
        }
    }
}
