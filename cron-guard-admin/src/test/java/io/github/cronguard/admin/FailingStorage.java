package io.github.cronguard.admin;

import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.spi.CronStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;

/** A storage some of whose calls fail, as those of a database that goes away. */
public final class FailingStorage {
    private FailingStorage() {}

    /** What memory does, but for the methods of these names, of the storage itself and of its enrollments. */
    public static CronStorage around(InMemoryStorage memory, Predicate<String> fails) {
        Enrollments enrollments = proxy(Enrollments.class, memory.enrollments(), memory.enrollments(), fails);
        return proxy(CronStorage.class, memory, enrollments, fails);
    }

    private static <T> T proxy(Class<T> type, T real, Enrollments enrollments, Predicate<String> fails) {
        return type.cast(Proxy.newProxyInstance(
                FailingStorage.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (fails.test(method.getName())) {
                        throw new IllegalStateException("secret of the driver");
                    }
                    if (method.getReturnType() == Enrollments.class) {
                        return enrollments;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
