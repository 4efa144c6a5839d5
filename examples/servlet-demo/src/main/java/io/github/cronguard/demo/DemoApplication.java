package io.github.cronguard.demo;

import io.github.cronguard.InvalidSettingsException;
import io.github.cronguard.Settings;
import io.github.cronguard.demo.parts.StartFailure;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the demo. */
public final class DemoApplication {
    private static final Logger log = LoggerFactory.getLogger(DemoApplication.class);

    private DemoApplication() {}

    /**
     * Starts the demo and waits for its end. Exits with 1, and says why on standard error, when it cannot start.
     *
     * @param args none are read
     * @throws InterruptedException when the waiting is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        Demo demo;
        try {
            demo = Demo.start(Settings.load(), Map.copyOf(System.getenv()), System.out);
        } catch (InvalidSettingsException | StartFailure | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        } catch (Exception e) {
            log.error("cron-guard demo cannot start", e);
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(demo::stop, "shutdown"));
        demo.announce(System.out);
        demo.join();
    }
}
