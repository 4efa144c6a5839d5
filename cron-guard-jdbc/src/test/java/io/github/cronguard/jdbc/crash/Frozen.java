package io.github.cronguard.jdbc.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A data source of a process that stands still before a commit, as one does that is stopped, with its transaction open. */
final class Frozen {
    private final DataSource dataSource;
    private final AtomicBoolean armed = new AtomicBoolean();
    private final CountDownLatch frozen = new CountDownLatch(1);
    private final CountDownLatch thawed = new CountDownLatch(1);

    Frozen(DataSource dataSource) {
        this.dataSource = proxy(DataSource.class, dataSource);
    }

    DataSource dataSource() {
        return dataSource;
    }

    void freezeTheNextCommit() {
        armed.set(true);
    }

    void awaitFrozen() {
        await(frozen);
    }

    void thaw() {
        thawed.countDown();
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("commit") && armed.compareAndSet(true, false)) {
            frozen.countDown();
            await(thawed);
        }
        try {
            Object answer = method.invoke(target, arguments);
            return answer instanceof Connection ? proxy(Connection.class, answer) : answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private <T> T proxy(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                Frozen.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing came in a minute");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
