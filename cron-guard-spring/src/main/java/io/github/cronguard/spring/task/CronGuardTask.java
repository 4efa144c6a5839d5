package io.github.cronguard.spring.task;

import io.github.cronguard.MissedSlots;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method of a bean a task of the application's guard. The method has no parameter, or a
 * {@link io.github.cronguard.RunContext}; it returns nothing, or {@link io.github.cronguard.RunCounts}. Texts may hold
 * placeholders such as <code>${reports.schedule}</code>. Without a schedule the task is due once in each minute. A failure that it
 * throws is recorded with the run, and the task waits for its next slot.
 *
 * <p>The bean is looked up when the task is due. A bean method that declares an interface as its type hides the annotation.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CronGuardTask {

    /**
     * The task's name; its watermark in the storage belongs to it.
     *
     * @return 1 to 128 characters, unique in the application; the method's name unless it is set
     */
    String name() default "";

    /**
     * When it is due.
     *
     * @return five fields as in crontab(5), e.g. <code>*&#47;5 * * * *</code>; needs cron-utils on the class path
     */
    String schedule() default "";

    /**
     * Whose clock the schedule means.
     *
     * @return a zone's id, e.g. {@code Europe/Berlin}
     */
    String zone() default "UTC";

    /**
     * How often it is due, in place of a schedule.
     *
     * @return a duration of whole seconds, e.g. {@code 5m} or {@code PT5M}
     */
    String every() default "";

    /**
     * What becomes of slots in which no trigger came.
     *
     * @return the rule
     */
    MissedSlots.Kind missed() default MissedSlots.Kind.ONCE;

    /**
     * How many of them one run makes up for, where the rule is {@link MissedSlots.Kind#ALL}.
     *
     * @return 1 to 10,000
     */
    int missedCap() default 24;
}
