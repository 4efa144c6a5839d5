package io.github.cronguard.servlet.callers;

import static io.github.cronguard.servlet.callers.Caller.Request.get;
import static io.github.cronguard.servlet.callers.Caller.Request.post;
import static io.github.cronguard.servlet.callers.Caller.Rules.timeOut;

import io.github.cronguard.servlet.callers.Caller.Habit;
import io.github.cronguard.servlet.callers.Caller.Request;
import io.github.cronguard.servlet.callers.Caller.Rules;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** All of them, set up as is advised: retries off where the next minute is the retry, a token of its own for each. */
final class Callers {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final String JSON = "Content-Type: application/json";
    private static final int[] CURL = {1, 2, 4};
    private static final Integer[] TRANSIENT = {408, 429, 500, 502, 503, 504};

    private Callers() {}

    static Caller cronJobOrg() {
        return caller(
                "cron-job-org",
                "github.com/pschlan/cron-job.org 0dd79f5, chronos/HTTPRequest.cpp, UpdateThread.cpp, chronos.cfg",
                "cron-job-org",
                get("User-Agent: cron-job.org"),
                timeOut(30).offAfter(15));
    }

    static Stream<Caller> all() {
        return Stream.of(websites(), clouds(), hosts(), machines()).flatMap(callers -> callers);
    }

    private static Stream<Caller> websites() {
        return Stream.of(
                cronJobOrg(),
                // off after a number of failures that depends on the plan: here it is a small one
                caller(
                        "easycron",
                        "easycron.com/document/add",
                        "easycron",
                        post(),
                        timeOut(30).offAfter(2)),
                caller(
                        "uptimerobot",
                        "github.com/uptimerobot/terraform-provider-uptimerobot docs/resources/monitor.md",
                        "uptime",
                        get("User-Agent: UptimeRobot"),
                        timeOut(30).retries(10, 10, 10)),
                caller(
                                "better-stack",
                                "betterstack.com/docs/uptime/locations-and-regions.md",
                                "uptime",
                                post(),
                                timeOut(30))
                        .with(Habit.FOUR_PLACES),
                caller(
                        "cronitor",
                        "cronitor.io/docs/uptime-monitoring",
                        "uptime",
                        get("User-Agent: Monibot"),
                        timeOut(30).retries(5, 5)));
    }

    private static Stream<Caller> clouds() {
        Request scheduler = post("X-CloudScheduler: true", "User-Agent: Google-Cloud-Scheduler")
                .json("{\"tick\":true}")
                .id("X-CloudScheduler-JobName", "X-CloudScheduler-ScheduleTime");
        String schedulers = "github.com/googleapis/googleapis google/cloud/scheduler/v1/target.proto";
        return Stream.of(
                caller("cloud-scheduler", schedulers, "cloud-scheduler", scheduler, timeOut(180))
                        .with(Habit.REPEATS),
                caller(
                                "cloud-scheduler-5",
                                schedulers,
                                "cloud-scheduler",
                                scheduler,
                                timeOut(180).retries(5, 10, 20, 40, 80))
                        .with(Habit.REPEATS, Habit.SWALLOWS),
                caller(
                        "eventbridge",
                        "docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html",
                        "eventbridge",
                        post("Range: bytes=0-1048575", JSON)
                                .json("{\"id\":\"17793124-05d4-b198\",\"source\":\"tick\"}"),
                        timeOut(5)
                                .retries(10, 20, 40, 80)
                                .of(401, 407, 409, 429, 500, 502, 503, 504)
                                .obeying()
                                .ageLimit(60)),
                caller(
                                "lambda",
                                "docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html",
                                "crontab",
                                post(JSON).json("{}").id("Idempotency-Key"),
                                timeOut(30).retries(60, 120).ageLimit(60))
                        .with(Habit.REPEATS),
                caller(
                                "logic-apps",
                                "github.com/MicrosoftDocs/azure-docs articles/connectors/connectors-native-http.md",
                                "azure-logic-apps",
                                post(JSON).json("{}"),
                                timeOut(120).retries(7, 14, 28, 45).of(TRANSIENT))
                        .with(Habit.FOLLOWS_LOCATION),
                caller(
                        "functions-timer",
                        "github.com/MicrosoftDocs/azure-docs articles/azure-functions/functions-bindings-timer.md",
                        "crontab",
                        post(),
                        timeOut(30)),
                caller(
                        "cloudflare",
                        "github.com/cloudflare/cloudflare-docs workers/configuration/cron-triggers.mdx",
                        "crontab",
                        post().id("Idempotency-Key"),
                        timeOut(30)));
    }

    private static Stream<Caller> hosts() {
        return Stream.of(
                slow("vercel", "vercel.com/docs/cron-jobs", Duration.ofDays(1), get("User-Agent: vercel-cron/1.0"))
                        .with(Habit.REPEATS),
                caller(
                        "supabase",
                        "github.com/supabase/pg_net 68ef0bf, sql/pg_net.sql",
                        "supabase",
                        post(JSON).json("{}"),
                        timeOut(5)),
                slow(
                                "github",
                                "github.com/github/docs data/reusables/actions/schedule-delay.md",
                                FIVE_MINUTES,
                                post("User-Agent: curl/8.5.0").id("Idempotency-Key"))
                        .with(Habit.DROPS),
                slow(
                        "gitlab",
                        "docs.gitlab.com/ci/pipelines/schedules",
                        Duration.ofHours(1),
                        post("User-Agent: curl/8.5.0").id("Idempotency-Key")),
                caller(
                                "qstash",
                                "github.com/upstash/docs ef0ce43, features/retry.mdx, at-least-once.mdx",
                                "qstash",
                                post("Upstash-Signature: e30.e30.e30")
                                        .json("{}")
                                        .id("Upstash-Message-Id"),
                                timeOut(900).retries(12, 148, 1_808).obeying())
                        .with(Habit.REPEATS),
                caller("render", "render.com/docs/cronjobs", "in-cluster", post(), timeOut(30)),
                caller("railway", "docs.railway.com/cron-jobs", "in-cluster", post(), timeOut(30))
                        .with(Habit.DROPS),
                slow(
                        "fly",
                        "github.com/superfly/docs blueprints/task-scheduling.html.md",
                        Duration.ofHours(1),
                        post("User-Agent: curl/8.5.0")));
    }

    private static Stream<Caller> machines() {
        return Stream.of(
                caller(
                                "kubernetes",
                                "github.com/kubernetes/website concepts/workloads/controllers/cron-jobs.md",
                                "in-cluster",
                                post("User-Agent: curl/8.5.0"),
                                timeOut(30))
                        .with(Habit.DOUBLES, Habit.DROPS),
                caller(
                        "systemd",
                        "github.com/systemd/systemd man/systemd.timer.xml",
                        "crontab",
                        post("User-Agent: curl/8.5.0").id("Idempotency-Key"),
                        timeOut(30).retries(1).of(TRANSIENT).obeying()),
                caller(
                        "crontab",
                        "github.com/curl/curl docs/cmdline-opts/fail.md",
                        "crontab",
                        post("User-Agent: curl/8.5.0"),
                        timeOut(30)),
                caller(
                        "windows",
                        "github.com/MicrosoftDocs/PowerShell-Docs reference/7.4 Invoke-RestMethod.md",
                        "crontab",
                        post("User-Agent: PowerShell/7.4", "Content-Type: application/x-www-form-urlencoded"),
                        timeOut(100)));
    }

    private static Caller caller(String name, String source, String preset, Request request, Rules rules) {
        return new Caller(name, source, preset, MINUTE, request, rules, Set.of());
    }

    /** With {@code curl --retry 3}. */
    private static Caller slow(String name, String source, Duration every, Request request) {
        Rules rules = timeOut(30).retries(CURL).of(TRANSIENT).obeying();
        return new Caller(name, source, "slow", every, request, rules, Set.of());
    }
}
