package io.github.cronguard.internal.watch;

import io.github.cronguard.alert.Alert;
import io.github.cronguard.alert.AlertSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it is told, and fails when it should. */
final class Told implements AlertSink {
    final List<Alert> alerts = new CopyOnWriteArrayList<>();
    volatile boolean broken;

    @Override
    public void send(Alert alert) throws Exception {
        if (broken) {
            throw new java.io.IOException("broken");
        }
        alerts.add(alert);
    }

    List<String> events() {
        return alerts.stream().map(Alert::event).toList();
    }

    List<String> ids() {
        return alerts.stream().map(Alert::id).toList();
    }

    Alert last() {
        return alerts.get(alerts.size() - 1);
    }
}
