package io.github.cronguard.servlet.callers;

import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spi.CronStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A storage that can be taken away: every call of every part fails until it is back. */
final class Outage {
    private final Map<String, Object> parts = new ConcurrentHashMap<>();
    private volatile boolean away;

    void set(boolean now) {
        away = now;
    }

    CronStorage over(InMemoryStorage storage) {
        return (CronStorage) proxy(CronStorage.class, (method, arguments) -> {
            boolean part =
                    method.getParameterCount() == 0 && method.getReturnType().isInterface();
            return part
                    ? parts.computeIfAbsent(
                            method.getName(), name -> guarded(method.getReturnType(), call(storage, method, arguments)))
                    : answered(storage, method, arguments);
        });
    }

    private Object guarded(Class<?> type, Object part) {
        return proxy(type, (method, arguments) -> answered(part, method, arguments));
    }

    private Object answered(Object target, Method method, Object[] arguments) {
        if (away && method.getDeclaringClass() != Object.class) {
            throw new IllegalStateException("the database is away");
        }
        return call(target, method, arguments);
    }

    private interface Call {
        Object of(Method method, Object[] arguments);
    }

    private static Object proxy(Class<?> type, Call call) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> call.of(method, arguments));
    }

    private static Object call(Object target, Method method, Object[] arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
