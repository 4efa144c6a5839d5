package io.github.cronguard.spring.task;

import io.github.cronguard.CronGuardBuilder;
import io.github.cronguard.SettingProblem;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * Finds the {@link CronGuardTask} methods of an application's beans by the types of the bean definitions: no bean is made
 * before its task is due, so that it may itself ask for the guard.
 */
public final class TaskMethods {
    private final ConfigurableListableBeanFactory beans;

    /**
     * Finds in a bean factory.
     *
     * @param beans the application's
     */
    public TaskMethods(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /**
     * Adds all that are found to a guard, and what is wrong with them to its problems.
     *
     * @param builder the guard's
     */
    public void addTo(CronGuardBuilder builder) {
        for (String bean : beans.getBeanNamesForType(Object.class, true, false)) {
            Class<?> type = ScopedProxyUtils.isScopedTarget(bean) ? null : type(bean);
            if (type != null && mayHaveTasks(type)) {
                of(type).forEach((method, task) -> add(bean, type, method, task, builder));
            }
        }
    }

    /**
     * The annotated methods of a bean's type.
     *
     * @param type the type behind any proxy
     * @return each with its annotation
     */
    public static Map<Method, CronGuardTask> of(Class<?> type) {
        return MethodIntrospector.selectMethods(type, TaskMethods::annotation);
    }

    /** Spring's own beans are many and have none; to read all their methods would cost more than all else at the start. */
    private static boolean mayHaveTasks(Class<?> type) {
        return !type.getName().startsWith("org.springframework.")
                && AnnotationUtils.isCandidateClass(type, CronGuardTask.class);
    }

    private static @Nullable CronGuardTask annotation(Method method) {
        return AnnotatedElementUtils.findMergedAnnotation(method, CronGuardTask.class);
    }

    private @Nullable Class<?> type(String bean) {
        Class<?> type = AutoProxyUtils.determineTargetClass(beans, bean);
        return type == null ? null : ClassUtils.getUserClass(type);
    }

    private void add(String bean, Class<?> type, Method method, CronGuardTask task, CronGuardBuilder builder) {
        String where = "@CronGuardTask " + type.getSimpleName() + "." + method.getName();
        if (!TaskMethod.fits(method)) {
            builder.problem(
                    new SettingProblem(where, "it must take nothing or a RunContext, and return nothing or RunCounts"));
            return;
        }
        try {
            String name = resolve(task.name());
            builder.task(
                    name.isEmpty() ? method.getName() : name,
                    TaskSchedule.of(task, this::resolve),
                    new TaskMethod(() -> beans.getBean(bean), method));
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            builder.problem(new SettingProblem(where, String.valueOf(wrong.getMessage())));
        }
    }

    private String resolve(String text) {
        String resolved = beans.resolveEmbeddedValue(text);
        return resolved == null ? "" : resolved;
    }
}
