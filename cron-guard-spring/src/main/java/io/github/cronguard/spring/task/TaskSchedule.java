package io.github.cronguard.spring.task;

import io.github.cronguard.MissedSlots;
import io.github.cronguard.Schedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

/** The schedule that an annotation states. */
final class TaskSchedule {
    private TaskSchedule() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is wrong; the message says how
     */
    static Schedule of(CronGuardTask task, UnaryOperator<String> placeholders) {
        String cron = placeholders.apply(task.schedule()).strip();
        String every = placeholders.apply(task.every()).strip();
        if (!cron.isEmpty() && !every.isEmpty()) {
            throw new IllegalArgumentException("it has both schedule and every; leave one out");
        }
        return schedule(cron, every, placeholders.apply(task.zone()).strip())
                .missed(new MissedSlots(task.missed(), task.missed() == MissedSlots.Kind.ALL ? task.missedCap() : 1));
    }

    private static Schedule schedule(String cron, String every, String zone) {
        if (!cron.isEmpty()) {
            return Schedule.cron(cron, zone(zone));
        }
        return every.isEmpty() ? Schedule.everyMinute() : Schedule.every(duration(every));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no such zone; write one such as UTC or Europe/Berlin", e);
        }
    }

    private static Duration duration(String text) {
        try {
            return DurationFormatterUtils.detectAndParse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("every must be a duration such as 5m or PT5M", e);
        }
    }
}
