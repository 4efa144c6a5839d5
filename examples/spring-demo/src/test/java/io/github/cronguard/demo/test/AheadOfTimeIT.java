package io.github.cronguard.demo.test;

import static io.github.cronguard.demo.test.Answers.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar started by what was generated when it was built; Spring refuses this start where nothing was. */
class AheadOfTimeIT {
    @TempDir
    private Path folder;

    @Test
    void isDrivenByATrigger() throws Exception {
        try (Mailbox mailbox = new Mailbox()) {
            Map<String, String> settings = new HashMap<>(mailbox.settings());
            settings.put("JAVA_TOOL_OPTIONS", "-Dspring.aot.enabled=true");
            try (DemoProcess demo = DemoProcess.start(folder, settings)) {
                demo.post("/demo/enrollments?count=2");

                assertThat(number(demo.post("/cron/run"), "processed")).isEqualTo(2);
                assertThat(mailbox.count()).isEqualTo(2);
            }
        }
    }
}
