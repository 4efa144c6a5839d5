package io.github.cronguard.internal.tick;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets a thread be interrupted while it calls host code, and only then. */
final class InterruptibleCall {
    private final Object monitor = new Object();
    private @Nullable Thread calling;
    private boolean interrupted;

    /** Calls host code on this thread. */
    <T> T call(Supplier<T> hostCode) {
        synchronized (monitor) {
            calling = Thread.currentThread();
            if (interrupted) {
                calling.interrupt();
            }
        }
        try {
            return hostCode.get();
        } finally {
            synchronized (monitor) {
                calling = null;
                Thread.interrupted(); // it was meant for the host's code, not for ours
            }
        }
    }

    /** Interrupts the call at hand, and every later one. */
    void interrupt() {
        synchronized (monitor) {
            interrupted = true;
            if (calling != null) {
                calling.interrupt();
            }
        }
    }

    /** Whether host code is being called now. */
    boolean calling() {
        synchronized (monitor) {
            return calling != null;
        }
    }

    boolean interrupted() {
        synchronized (monitor) {
            return interrupted;
        }
    }
}
