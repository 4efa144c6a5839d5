package io.github.cronguard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cronguard.CronGuard;
import io.github.cronguard.CronRequest;
import io.github.cronguard.CronResponse;
import io.github.cronguard.RunCounts;
import io.github.cronguard.Schedule;
import io.github.cronguard.Settings;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A guard in memory whose every answer is held against what holds for all of them. Used by one thread. */
final class GuardUnderFuzz {
    /** What stands in an input for the token, so that the fuzzer does not have to guess it. */
    static final String MARK = "{TOKEN}";

    /** The same for the token that reads the status and starts nothing. */
    private static final String STATUS_MARK = "{STATUS}";

    private static final String TOKEN = "7f3a9c51e08b24d6a1b7f02c9e6d4835c08a71f4be29d360";
    private static final String STATUS_TOKEN = "c41d07b95e2fa863197dc05be4f82a6d30b7e91c5f46d82a";
    private static final Set<Integer> STATUSES = Set.of(200, 400, 401, 403, 404, 405, 413, 429);
    private static final Pattern LINE = Pattern.compile("[ -~]*");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final List<String> ALWAYS =
            List.of("Content-Type", "Cache-Control", "X-Content-Type-Options", "X-Request-Id");
    private static final int REQUESTS_OF_ONE_GUARD = 2_000;

    private final JsonFactory json = new JsonFactory();
    private final UnaryOperator<SettingsBuilder> settings;
    private final AtomicInteger runs = new AtomicInteger();
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
    private @Nullable CronGuard guard;
    private int requests;

    GuardUnderFuzz(UnaryOperator<SettingsBuilder> settings) {
        this.settings = settings;
    }

    /**
     * An answer.
     *
     * @param response what the caller gets
     * @param ran whether a run was made for it
     */
    record Answer(CronResponse response, boolean ran) {
        int status() {
            return response.status();
        }
    }

    static String token(String input) {
        return input.replace(MARK, TOKEN).replace(STATUS_MARK, STATUS_TOKEN);
    }

    /** How many runs the guard at hand has made. */
    int runs() {
        return runs.get();
    }

    /** The answer to a request that comes an hour after the last one. */
    Answer handle(CronRequest request) {
        clock.advance(Duration.ofHours(1));
        CronGuard target = guard();
        int before = runs.get();
        CronResponse response = target.handle(request);
        boolean readsStatus = request.path().equals("/cron/status");
        if (!readsStatus || response.status() != 503) {
            // 500 and 503 say that something inside has gone wrong, and nothing does by itself
            assertThat(response.status()).isIn(STATUSES);
        }
        response.headers().forEach((name, value) -> {
            assertThat(name).matches(LINE);
            assertThat(value).matches(LINE);
        });
        assertThat(response.headers()).containsKeys(ALWAYS.toArray(String[]::new));
        String id = String.valueOf(response.headers().get("X-Request-Id"));
        assertThat(id).matches(REQUEST_ID);
        String answer = response.headers() + response.body();
        // an id that the caller made of its own token comes back as any id does
        assertThat(request.headers("X-Request-Id").contains(id) ? answer.replace(id, "") : answer)
                .doesNotContain(TOKEN, STATUS_TOKEN);
        assertThat(response.body().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 1_024);
        assertThat(firstMember(response.body())).isEqualTo("ok");
        return new Answer(response, runs.get() > before);
    }

    private CronGuard guard() {
        if (guard == null || ++requests % REQUESTS_OF_ONE_GUARD == 0) {
            close();
            runs.set(0);
            SettingsBuilder plain = Settings.builder()
                    .token(TOKEN)
                    .set("status-token", STATUS_TOKEN)
                    .rateLimit("100000/10m");
            guard = CronGuard.builder(settings.apply(plain).build())
                    .clock(clock)
                    .storage(new InMemoryStorage(clock))
                    .task("count", Schedule.everyTrigger(), run -> RunCounts.processed(runs.incrementAndGet()))
                    .build();
        }
        return guard;
    }

    void close() {
        if (guard != null) {
            guard.close();
        }
    }

    private String firstMember(String body) {
        try (JsonParser parser = json.createParser(body)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            String name = parser.nextFieldName();
            while (parser.nextToken() != null) {
                assertThat(parser.currentToken()).isNotNull();
            }
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }
}
