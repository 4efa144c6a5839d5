package io.github.cronguard.jdbc.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A connection of a node: no call of a dead node reaches it, and statements and commits pass the points that they are. */
final class MortalConnection {
    private final CrashDatabase.Session session;
    private final Connection physical;
    private final Life life;
    private final Consumer<MortalConnection> atClose;
    private final Connection connection;
    private final AtomicInteger busy = new AtomicInteger();

    MortalConnection(CrashDatabase.Session session, Life life, Consumer<MortalConnection> atClose) {
        this.session = session;
        this.physical = session.connection();
        this.life = life;
        this.atClose = atClose;
        this.connection = proxy(Connection.class, (method, arguments) -> onConnection(method, arguments));
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    Connection connection() {
        return connection;
    }

    CrashDatabase.Session session() {
        return session;
    }

    boolean isBusy() {
        return busy.get() > 0;
    }

    private Object onConnection(Method method, Object[] arguments) throws Throwable {
        life.check();
        switch (method.getName()) {
            case "close" -> {
                atClose.accept(this);
                return null;
            }
            case "equals" -> {
                return connection == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(connection);
            }
            case "commit" -> {
                life.activity().beforeCommit().ifPresent(life::pass);
                invoke(physical, method, arguments);
                life.activity().afterCommit().ifPresent(life::pass);
                return null;
            }
            default -> {
                Object answer = invoke(physical, method, arguments);
                return answer instanceof Statement statement
                        ? statement(statement, method.getReturnType(), arguments)
                        : answer;
            }
        }
    }

    private Object statement(Statement target, Class<?> type, Object[] arguments) {
        String prepared = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
        return proxy(type, (method, values) -> {
            life.check();
            if (!method.getName().startsWith("execute")) {
                return invoke(target, method, values);
            }
            String sql = values != null && values.length > 0 ? String.valueOf(values[0]) : prepared;
            life.activity().before(sql).ifPresent(life::pass);
            Object answer = invoke(target, method, values);
            life.activity().after(sql).ifPresent(life::pass);
            return answer;
        });
    }

    /** An answer that comes after death is not heard. */
    private Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        busy.incrementAndGet();
        try {
            life.check();
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            life.check();
            throw e.getCause();
        } finally {
            busy.decrementAndGet();
            life.check();
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                MortalConnection.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.of(method, arguments)));
    }
}
