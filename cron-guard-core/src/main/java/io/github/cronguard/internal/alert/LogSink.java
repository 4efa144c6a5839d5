package io.github.cronguard.internal.alert;

import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.Alert.Phase;
import io.github.cronguard.alert.AlertSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log. Every guard has it. */
public final class LogSink implements AlertSink {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.cronguard.alert");
    private static final String FORMAT = "{} ({}): {} {}";

    /** Makes one. */
    public LogSink() {}

    @Override
    public void send(Alert alert) {
        Object[] values = {alert.id(), alert.guard(), alert.sentence(), alert.detail()};
        if (alert.phase() == Phase.RESOLVED) {
            LOG.info(FORMAT, values);
        } else {
            LOG.warn(FORMAT, values);
        }
    }
}
