package io.github.cronguard.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Has PostgreSQL explain each prepared query with the values it is asked with, once it is switched on. For one thread. */
final class ExplainedDataSource {
    private final DataSource dataSource;
    private final List<Plan> plans = new ArrayList<>();
    private boolean on;

    ExplainedDataSource(DataSource pool) {
        dataSource = proxy(DataSource.class, (method, arguments) -> {
            Object answer = call(pool, method, arguments);
            return answer instanceof Connection connection ? watched(connection) : answer;
        });
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** The plans of what some work asks, as they were carried out. */
    List<Plan> explain(Runnable work) {
        plans.clear();
        on = true;
        try {
            work.run();
        } finally {
            on = false;
        }
        return List.copyOf(plans);
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object answer = call(connection, method, arguments);
            return answer instanceof PreparedStatement statement
                    ? watched(connection, statement, (String) arguments[0])
                    : answer;
        });
    }

    private PreparedStatement watched(Connection connection, PreparedStatement statement, String sql) {
        List<Object[]> values = new ArrayList<>();
        List<Method> setters = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                setters.add(method);
                values.add(arguments);
            }
            if (on && method.getName().startsWith("execute") && sql.startsWith("SELECT")) {
                explain(connection, sql, setters, values);
            }
            return call(statement, method, arguments);
        });
    }

    private void explain(Connection connection, String sql, List<Method> setters, List<Object[]> values)
            throws Throwable {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN (ANALYZE, TIMING OFF) " + sql)) {
            for (int i = 0; i < setters.size(); i++) {
                call(explain, setters.get(i), values.get(i));
            }
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            plans.add(new Plan(sql, plan.toString()));
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private interface Call {
        Object make(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.make(method, arguments)));
    }
}
