package io.github.cronguard.servlet;

import jakarta.servlet.ServletContext;
import java.util.function.Consumer;

/** A web server on a free port of 127.0.0.1. */
public interface TestContainer {

    /** Starts one. */
    interface Starter {
        TestContainer start(String contextPath, Consumer<ServletContext> application) throws Exception;
    }

    int port();

    void stop() throws Exception;
}
