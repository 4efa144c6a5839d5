package io.github.cronguard.admin.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.Trigger;
import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.Client;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.memory.ManualClock;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.StepHistory;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Steps that a filter finds so far back that one page of the history does not reach them: here it looks at four rows. */
class FarStepsActionIT {
    private static final int LOOKED_AT = 4;

    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:30Z");
    private final InMemoryStorage memory = new InMemoryStorage(clock);

    private List<StepRecord> page(StepQuery query) {
        return memory.stepHistory().page(new StepQuery(query.state(), null, null, query.before(), LOOKED_AT)).stream()
                .filter(step -> String.valueOf(step.error()).contains(String.valueOf(query.error())))
                .limit(query.limit())
                .toList();
    }

    private CronStorage shortSighted() {
        StepHistory history = proxy(
                StepHistory.class,
                memory.stepHistory(),
                (name, argument) -> name.equals("page") ? page((StepQuery) argument) : null);
        return proxy(CronStorage.class, memory, (name, argument) -> name.equals("stepHistory") ? history : null);
    }

    private interface Instead {
        @Nullable
        Object of(String method, Object argument);
    }

    private static <T> T proxy(Class<T> type, T real, Instead instead) {
        return type.cast(Proxy.newProxyInstance(
                FarStepsActionIT.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object other = instead.of(method.getName(), arguments == null ? "" : arguments[0]);
                    try {
                        return other == null ? method.invoke(real, arguments) : other;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void dead(AdminHost host, String error, int count) {
        host.ends = StepResult.rejected(error);
        for (int i = 0; i < count; i++) {
            memory.enrollments().enroll(error + "-" + i + "@example.test", Map.of());
        }
        host.guard.run(Trigger.timer("test"));
    }

    @Test
    void areDoneTooBehindAShortPage() throws Exception {
        try (AdminHost host = AdminHost.over(clock, memory, shortSighted())) {
            dead(host, "full", 2);
            dead(host, "gone", 3);
            dead(host, "full", 0);
            memory.enrollments().enroll("full-9@example.test", Map.of());
            dead(host, "full", 0);
            Client anna = host.serve().as("anna");

            HttpResponse<String> page = anna.get("/confirm/discard?all=yes&error=full");
            assertThat(page.body()).contains("Discard: all 3 steps");
            Map<String, String> fields = ActionFixture.hidden(page);
            fields.put("reason", "x");
            assertThat(anna.post("/actions/discard", fields).statusCode()).isEqualTo(303);
            assertThat(memory.auditLog().page(null, 1).get(0).entry().detail()).startsWith("Discarded: 3 done.");
            assertThat(memory.stepHistory().page(new StepQuery(StepState.DEAD, null, null, null, 100)))
                    .hasSize(3);
        }
    }

    @Test
    void areSaidNotToHaveBeenLookedForWhereMoreWaitThanAreCounted() throws Exception {
        try (AdminHost host = AdminHost.over(clock, memory, shortSighted())) {
            dead(host, "gone", 1_000);
            memory.enrollments().enroll("full-9@example.test", Map.of());
            dead(host, "full", 0);
            Client anna = host.serve().as("anna");
            String honest = "newest 10,000";

            HttpResponse<String> page = anna.get("/confirm/discard?all=yes&error=full");
            assertThat(page.body()).contains("Discard: all 1 step", honest);
            Map<String, String> fields = ActionFixture.hidden(page);
            fields.put("reason", "x");
            anna.post("/actions/discard", fields);
            assertThat(memory.auditLog().page(null, 1).get(0).entry().detail())
                    .startsWith("Discarded: 1 done")
                    .contains(honest);
            HttpResponse<String> none = anna.get("/confirm/discard?all=yes&error=full");
            assertThat(none.statusCode()).isEqualTo(409);
            assertThat(none.body()).contains(honest);
        }
    }
}
