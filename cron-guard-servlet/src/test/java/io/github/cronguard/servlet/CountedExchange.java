package io.github.cronguard.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as curl sends it and a response, on no network, which notes what is asked of it. Takes little of the heap itself. */
final class CountedExchange {
    private static final Map<String, List<String>> HEADERS = Map.of(
            "Host", List.of("127.0.0.1"),
            "User-Agent", List.of("curl/8.5.0"),
            "Accept", List.of("*/*"),
            "Content-Length", List.of("0"),
            "Authorization", List.of("Bearer Wr0ng-Zk3Qv8Xm2Rt9Lw5Yb7Nc4Hd6Js1Pg0FaeUoI"));

    private final List<String> asked = new ArrayList<>();
    private final ServletContext context = of(ServletContext.class, (name, arguments) -> "");
    private final HttpServletRequest request = of(HttpServletRequest.class, this::answer);
    private final HttpServletResponse response = of(HttpServletResponse.class, this::take);
    private final ServletOutputStream out = new Out();
    private boolean noting = true;
    private boolean callerGone;

    /** One method for all methods of an interface. */
    @FunctionalInterface
    private interface Methods {
        @Nullable
        Object call(String name, Object[] arguments) throws IOException;
    }

    private static <T> T of(Class<T> type, Methods methods) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> methods.call(method.getName(), arguments)));
    }

    HttpServletRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
    }

    /** From now on nothing is noted, and nothing kept. */
    CountedExchange silent() {
        noting = false;
        return this;
    }

    /** What is written goes nowhere, which comes out at a flush. */
    CountedExchange withoutCaller() {
        callerGone = true;
        return this;
    }

    /** How often a method of the response or its stream was called. */
    long times(String method) {
        return asked.stream().filter(method::equals).count();
    }

    private @Nullable Object answer(String method, Object[] arguments) {
        return switch (method) {
            case "getMethod" -> "POST";
            case "getRequestURI" -> "/cron/run";
            case "getProtocol" -> "HTTP/1.1";
            case "getRemoteAddr" -> "127.0.0.1";
            case "isSecure" -> false;
            case "getContentLengthLong" -> 0L;
            case "getServletContext" -> context;
            case "getHeaderNames" -> Collections.enumeration(HEADERS.keySet());
            case "getHeaders" -> Collections.enumeration(HEADERS.get((String) arguments[0]));
            case "getQueryString" -> null;
            default -> throw new IllegalStateException("Nobody should ask for " + method);
        };
    }

    private @Nullable Object take(String method, Object[] arguments) throws IOException {
        note(method);
        if (method.equals("flushBuffer") && callerGone) {
            throw new IOException("broken pipe");
        }
        return method.equals("getOutputStream") ? out : null;
    }

    private void note(String method) {
        if (noting) {
            asked.add(method);
        }
    }

    private final class Out extends ServletOutputStream {
        @Override
        public void write(int b) {
            note("write of one byte");
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            note("write");
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("The guard blocks");
        }
    }
}
