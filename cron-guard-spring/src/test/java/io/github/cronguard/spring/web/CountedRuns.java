package io.github.cronguard.spring.web;

import io.github.cronguard.RunContext;
import io.github.cronguard.RunCounts;
import io.github.cronguard.spring.task.CronGuardTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A host's task, and its controller that would answer whatever the guard leaves. */
@RestController
class CountedRuns {
    private final AtomicInteger count = new AtomicInteger();

    @CronGuardTask
    RunCounts count(RunContext run) {
        count.incrementAndGet();
        return RunCounts.processed(1);
    }

    int soFar() {
        return count.get();
    }

    @RequestMapping("/**")
    String host() {
        return "the host's own";
    }
}
