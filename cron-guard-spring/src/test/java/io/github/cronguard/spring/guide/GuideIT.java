package io.github.cronguard.spring.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.spring.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guides show what is compiled here, and the application that they make works. */
class GuideIT {
    private static final Pattern SNIPPET = Pattern.compile("( *)// SNIPPET (\\w+)\\n(.*?)\\n *// END", Pattern.DOTALL);

    @Test
    void guidesShowTheSnippetsAsTheyStandHere() throws IOException {
        Path root = root();
        String docs = Files.readString(root.resolve("README.md"))
                + Files.readString(root.resolve("docs/spring.md"))
                + Files.readString(root.resolve("docs/migration.md"));
        Path sources = root.resolve("cron-guard-spring/src/test/java/io/github/cronguard/spring/guide");
        Matcher snippet = SNIPPET.matcher(Files.readString(sources.resolve("GuideHost.java"))
                + Files.readString(sources.resolve("BriefHost.java")));
        int seen = 0;
        for (; snippet.find(); seen++) {
            assertThat(docs).as(snippet.group(2)).contains(snippet.group(3).stripIndent());
        }
        assertThat(seen).isEqualTo(7);
    }

    /** The tests of this module run in another folder, too. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/migration.md"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }

    @Test
    void theApplicationOfTheGuideEnrollsAndRuns() throws Exception {
        try (RunningApp app = RunningApp.start(
                GuideHost.class,
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=1",
                "spring.main.lazy-initialization=true")) {
            app.context().getBean(GuideHost.SignUps.class).signUp("anna@example.org", "Anna");

            assertThat(app.context().getBean(Enrollments.class).count("default_outreach"))
                    .isOne();
            // Nobody listens on the mail server's port; in some minutes of the day one of the tasks is due, and goes
            // well.
            assertThat(app.post("/cron/run").body())
                    .containsPattern("\"message\":\"Schedule (failed|executed with failures)\\.\"");
            app.context().getBean(GuideHost.OwnTimer.class).ownTimer();
            assertThat(app.get("/cron/status").body()).contains("\"last_run_id\":2");
        }
    }
}
