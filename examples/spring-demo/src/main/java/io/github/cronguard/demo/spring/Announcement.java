package io.github.cronguard.demo.spring;

import io.github.cronguard.CronGuard;
import io.github.cronguard.demo.parts.DemoSettings;
import io.github.cronguard.demo.parts.DemoToken;
import io.github.cronguard.demo.parts.HowToCall;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says how to call the demo, and that it is ready. */
@Component
final class Announcement implements ApplicationRunner {
    private final CronGuard guard;
    private final DemoSettings demo;
    private final Optional<DemoToken> own;
    private final Environment environment;

    Announcement(CronGuard guard, DemoSettings demo, Optional<DemoToken> own, Environment environment) {
        this.guard = guard;
        this.demo = demo;
        this.own = own;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments args) {
        own.ifPresent(DemoToken::keep);
        String url = demo.url(environment.getRequiredProperty("local.server.port", Integer.class));
        System.out.println(HowToCall.of(own, url, guard.paths()));
        System.out.println("cron-guard demo ready on " + url);
        System.out.flush();
    }
}
