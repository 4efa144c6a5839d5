package io.github.cronguard.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** Asks the database for the plan of each query before it is sent, with the same values. */
public final class ExplainingDataSource {
    private record Call(Method method, List<Object> arguments) {}

    private final List<String> plans = new CopyOnWriteArrayList<>();
    private final DataSource dataSource;

    public ExplainingDataSource(DataSource pool) {
        dataSource = proxy(DataSource.class, (method, arguments) -> {
            Object answer = method.invoke(pool, arguments);
            return answer instanceof Connection connection ? explaining(connection) : answer;
        });
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** The plans of the queries since the last time. */
    public List<String> takePlans() {
        List<String> taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    private Connection explaining(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object answer = method.invoke(connection, arguments);
            return answer instanceof PreparedStatement statement
                    ? explaining(connection, (String) arguments[0], statement)
                    : answer;
        });
    }

    private PreparedStatement explaining(Connection connection, String sql, PreparedStatement statement) {
        List<Call> values = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1) {
                values.add(new Call(method, Arrays.asList(arguments)));
            } else if (method.getName().startsWith("execute") && !sql.startsWith("SET ")) {
                plans.add(plan(connection, sql, values));
            }
            return method.invoke(statement, arguments);
        });
    }

    private static String plan(Connection connection, String sql, List<Call> values) throws Exception {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql)) {
            for (Call value : values) {
                value.method.invoke(explain, value.arguments.toArray());
            }
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return String.join("\n", lines);
        }
    }

    private interface Answer {
        Object to(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, all) -> {
            try {
                return answer.to(method, all == null ? new Object[0] : all);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
