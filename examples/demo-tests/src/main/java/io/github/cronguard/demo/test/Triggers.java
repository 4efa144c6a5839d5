package io.github.cronguard.demo.test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A caller that triggers all nodes at the same instant, again and again, whether they live or not. */
final class Triggers implements AutoCloseable {
    private static final Pattern MESSAGE = Pattern.compile("\"message\":\"([^\"]*)\"");
    private static final String NONE = "no answer";

    private final CopyOnWriteArrayList<DemoProcess> nodes = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private Triggers() {}

    static Triggers every(Duration time) {
        Triggers triggers = new Triggers();
        var unused = triggers.clock.scheduleAtFixedRate(triggers::all, 0, time.toMillis(), TimeUnit.MILLISECONDS);
        return triggers;
    }

    Triggers to(DemoProcess node) {
        nodes.addIfAbsent(node);
        return this;
    }

    void notTo(DemoProcess node) {
        nodes.remove(node);
    }

    private void all() {
        for (DemoProcess node : nodes) {
            try {
                var unused = node.postAsync("/cron/run").whenComplete(this::note);
            } catch (Exception e) {
                note(null, e);
            }
        }
    }

    private void note(@Nullable HttpResponse<String> answer, @Nullable Throwable failure) {
        String what = NONE;
        if (answer != null) {
            Matcher message = MESSAGE.matcher(answer.body());
            what = answer.statusCode() + " " + (message.find() ? message.group(1) : answer.body());
            if (answer.body().contains("cron_run_id")) {
                runs.incrementAndGet();
            }
        }
        answers.computeIfAbsent(what, text -> new AtomicInteger()).incrementAndGet();
    }

    /** How many answers told of a run. */
    int runs() {
        return runs.get();
    }

    /** How often each answer came: its status and its message. */
    Map<String, Integer> answers() {
        Map<String, Integer> counts = new TreeMap<>();
        answers.forEach((answer, count) -> counts.put(answer, count.get()));
        return counts;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
