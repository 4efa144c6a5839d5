package io.github.cronguard.spring.task;

import io.github.cronguard.CronTask;
import io.github.cronguard.RunContext;
import io.github.cronguard.RunCounts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ReflectionUtils;

/** Calls a method of a bean, through its proxy where it has one, so that {@code @Transactional} and the like hold. */
final class TaskMethod implements CronTask {
    private final Supplier<Object> bean;
    private final Method method;

    TaskMethod(Supplier<Object> bean, Method method) {
        this.bean = bean;
        this.method = method;
    }

    /** Whether a method is one that can be called. */
    static boolean fits(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        boolean asked = parameters.length == 0 || (parameters.length == 1 && parameters[0] == RunContext.class);
        return asked && (method.getReturnType() == void.class || method.getReturnType() == RunCounts.class);
    }

    @Override
    public RunCounts run(RunContext run) throws Exception {
        Object target = bean.get();
        Method invocable = AopUtils.selectInvocableMethod(method, target.getClass());
        ReflectionUtils.makeAccessible(invocable);
        try {
            Object counts =
                    invocable.getParameterCount() == 0 ? invocable.invoke(target) : invocable.invoke(target, run);
            return counts instanceof RunCounts done ? done : RunCounts.NONE;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
