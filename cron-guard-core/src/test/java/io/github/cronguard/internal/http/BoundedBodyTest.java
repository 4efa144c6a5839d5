package io.github.cronguard.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
    private final Counted connection = new Counted();
    private final BoundedBody body = new BoundedBody(4);
    private final CompletableFuture<byte[]> collected = body.getBody().toCompletableFuture();

    private static ByteBuffer bytes(int number) {
        return ByteBuffer.wrap(new byte[number]);
    }

    @Test
    void asksForEverythingAndIsThereAtTheEndAlone() {
        body.onSubscribe(connection);
        assertThat(connection.requested).isEqualTo(Long.MAX_VALUE);
        body.onNext(List.of(ByteBuffer.wrap(new byte[] {1, 2}), ByteBuffer.wrap(new byte[] {3})));
        body.onNext(List.of(ByteBuffer.wrap(new byte[] {4})));
        assertThat(collected).isNotDone();
        body.onComplete();
        assertThat(collected.join()).containsExactly(1, 2, 3, 4);
        assertThat(connection.cancelled).isZero();
    }

    @Test
    void hangsUpOnceWhenItIsTooLong() {
        body.onSubscribe(connection);
        body.onNext(List.of(bytes(3), bytes(2), bytes(5)));
        body.onNext(List.of(bytes(5)));
        assertThat(connection.cancelled).isEqualTo(1);
        assertThat(collected)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withRootCauseInstanceOf(BrokenAnswer.class)
                .withMessageContaining("more than 4 bytes");
    }

    @Test
    void failsAsTheConnectionDoes() {
        body.onSubscribe(connection);
        IOException broken = new IOException("broken");
        body.onError(broken);
        assertThat(collected)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isSameAs(broken);
    }

    private static final class Counted implements Subscription {
        private long requested;
        private int cancelled;

        @Override
        public void request(long items) {
            requested += items;
        }

        @Override
        public void cancel() {
            cancelled++;
        }
    }
}
