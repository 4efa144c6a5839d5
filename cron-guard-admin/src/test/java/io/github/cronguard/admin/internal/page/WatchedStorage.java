package io.github.cronguard.admin.internal.page;

import io.github.cronguard.spi.AuditLog;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.Pauses;
import io.github.cronguard.spi.RunHistory;
import io.github.cronguard.spi.StepHistory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A storage whose reads are counted, and whose texts can be made hostile: a row may have been written by anybody. */
final class WatchedStorage {
    private static final List<Class<?>> READ =
            List.of(RunHistory.class, StepHistory.class, AuditLog.class, Pauses.class);

    private final AtomicInteger reads;
    private @Nullable String text;

    WatchedStorage(AtomicInteger reads) {
        this.reads = reads;
    }

    /** From now on each text that is read is this one, where a record takes it. */
    void answer(String hostile) {
        text = hostile;
    }

    CronStorage around(CronStorage storage) {
        return proxy(CronStorage.class, storage);
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                Object answer = method.invoke(target, args);
                Class<?> part = method.getReturnType();
                if (READ.contains(part)) {
                    return proxy(part, answer);
                }
                if (type != CronStorage.class || method.getName().equals("health")) {
                    reads.incrementAndGet();
                }
                return hostile(answer);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }));
    }

    private @Nullable Object hostile(@Nullable Object answer) throws ReflectiveOperationException {
        if (text == null || answer == null) {
            return answer;
        }
        if (answer instanceof List<?> list) {
            Object[] rows = list.toArray();
            for (int i = 0; i < rows.length; i++) {
                rows[i] = hostile(rows[i]);
            }
            return Arrays.asList(rows);
        }
        if (answer instanceof Optional<?> one && one.isPresent()) {
            return Optional.ofNullable(hostile(one.get()));
        }
        return answer instanceof Record row ? rewritten(row) : answer;
    }

    private Record rewritten(Record row) throws ReflectiveOperationException {
        RecordComponent[] parts = row.getClass().getRecordComponents();
        Object[] values = new Object[parts.length];
        Class<?>[] types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            Object value = parts[i].getAccessor().invoke(row);
            values[i] = types[i] == String.class && value != null ? text : hostile(value);
        }
        try {
            return row.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            return row; // the record takes no such text
        }
    }
}
