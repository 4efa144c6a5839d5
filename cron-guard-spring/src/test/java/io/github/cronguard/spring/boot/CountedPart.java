package io.github.cronguard.spring.boot;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A part of a guard that does what another one does, and counts how often it is asked.
 *
 * @param <T> the part's interface
 */
final class CountedPart<T> {
    private final AtomicInteger calls = new AtomicInteger();
    private final T part;

    CountedPart(Class<T> type, Supplier<? extends T> target) {
        this.part = type.cast(Proxy.newProxyInstance(
                CountedPart.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(this, arguments);
                    }
                    calls.incrementAndGet();
                    try {
                        return method.invoke(target.get(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    T part() {
        return part;
    }

    int calls() {
        return calls.get();
    }
}
