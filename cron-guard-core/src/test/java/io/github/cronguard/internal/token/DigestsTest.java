package io.github.cronguard.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.internal.config.TokenText;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigestsTest {
    private final Digests digests = new Digests();

    @Test
    void digestsTheEndOfATextWhateverCameBefore() {
        for (int length = 1; length < 200; length++) {
            String token = "x".repeat(length);
            assertThat(digests.of("Bearer " + token, 7)).isEqualTo(TokenText.sha256(token));
            assertThat(digests.of(token, 0)).isEqualTo(TokenText.sha256(token));
        }
    }

    @Test
    void mixesNoTextsOfThreadsThatShareIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try {
            List<Callable<Boolean>> askers = IntStream.range(0, 24)
                    .<Callable<Boolean>>mapToObj(i -> () -> alwaysRight("token-of-thread-" + i))
                    .toList();
            for (Future<Boolean> right : threads.invokeAll(askers)) {
                assertThat(right.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean alwaysRight(String token) {
        byte[] expected = TokenText.sha256(token);
        return IntStream.range(0, 5_000).allMatch(i -> Arrays.equals(digests.of(token, 0), expected));
    }
}
