package io.github.cronguard.demo.spring;

import io.github.cronguard.demo.parts.StartFailure;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says in one sentence, and not by a stack trace, why the demo cannot start; wrong settings are explained by the starter. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureAnalyzer implements FailureAnalyzer {
    private final Environment environment;

    StartFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure) {
                return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
            }
            if (cause instanceof PortInUseException taken) {
                String address = environment.getProperty("server.address") + ":" + taken.getPort();
                return new FailureAnalysis("cannot listen on " + address + ": it is taken", null, failure);
            }
            if (cause instanceof SQLTransientConnectionException away) {
                Throwable reason = away.getCause() == null ? away : away.getCause();
                return new FailureAnalysis("the database does not answer: " + reason.getMessage(), null, failure);
            }
        }
        return null;
    }
}
