package io.github.cronguard.admin.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.Pause;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pausing and resuming, whose rows the storage writes itself. */
class PauseActionIT extends ActionFixture {

    private List<Pause> active() {
        return host.memory.pauses().active();
    }

    @Test
    void pausesEverythingForSomeHoursWithAReason() {
        HttpResponse<String> page = anna.get("/confirm/pause");
        assertThat(page.body()).contains("Pause everything", "Cron does not count as late meanwhile");
        HttpResponse<String> again = answer("pause", page, Map.of("for", "4h"));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(active()).isEmpty();

        HttpResponse<String> answer = answer("pause", page, Map.of("for", "4h", "reason", "mail outage"));
        assertLeadsTo(answer, "/?done=");
        assertThat(active()).singleElement().satisfies(pause -> {
            assertThat(pause.scope()).isEqualTo(Pause.ALL);
            assertThat(pause.who()).isEqualTo("anna");
            assertThat(pause.reason()).isEqualTo("mail outage");
            assertThat(pause.until()).isEqualTo(host.clock.instant().plus(Duration.ofHours(4)));
        });
        assertThat(rows()).isEqualTo(1);
        assertThat(newest().action()).isEqualTo("pause");
        assertThat(notice(answer)).contains("Paused: everything.");
    }

    @Test
    void pausesASequenceUntilItIsResumedWithoutAReason() {
        HttpResponse<String> page = anna.get("/confirm/pause?scope=default_outreach");
        assertLeadsTo(answer("pause", page, Map.of("for", "")), "/?done=");
        assertThat(active()).singleElement().satisfies(pause -> {
            assertThat(pause.scope()).isEqualTo("default_outreach");
            assertThat(pause.until()).isNull();
        });
        HttpResponse<String> answer = act("resume", form(anna.get("/"), "resume"));
        assertThat(notice(answer)).contains("Resumed: sequence default_outreach.");
        assertThat(active()).isEmpty();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void takesATimeInUtcBeforeTheHours() {
        HttpResponse<String> page = anna.get("/confirm/pause");
        Map<String, String> filledIn = Map.of("for", "1h", "until", "2026-11-25T06:00", "reason", "night");
        assertLeadsTo(answer("pause", page, filledIn), "/?done=");
        assertThat(active())
                .singleElement()
                .satisfies(pause -> assertThat(pause.until()).isEqualTo(Instant.parse("2026-11-25T06:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "for, 0h",
        "for, 9999h",
        "for, soon",
        "for, -1h",
        "until, 2026-11-24T11:59",
        "until, 2028-01-01T00:00",
        "until, tomorrow",
    })
    void refusesAnEndThatIsNone(String field, String value) {
        HttpResponse<String> page = anna.get("/confirm/pause");
        HttpResponse<String> answer = answer("pause", page, Map.of(field, value, "reason", "x"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(active()).isEmpty();
    }

    @Test
    void refusesAScopeThatIsNoSequence() {
        HttpResponse<String> page = anna.get("/confirm/pause?scope=mistyped");
        HttpResponse<String> answer = answer("pause", page, Map.of("for", "1h"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the key of a sequence").doesNotContain("mistyped");
        assertThat(active()).isEmpty();
    }

    @Test
    void doesNotReplaceAPauseThatThePageDidNotShow() {
        HttpResponse<String> page = anna.get("/confirm/pause");
        host.memory.pauses().pause(Pause.ALL, null, "bert", "a leak");
        assertChanged(answer("pause", page, Map.of("for", "1h", "reason", "x")), "pause");
        assertThat(active())
                .singleElement()
                .satisfies(pause -> assertThat(pause.who()).isEqualTo("bert"));
        assertThat(anna.get("/confirm/pause").body()).contains("Paused by bert already", "a leak");
    }

    @Test
    void saysThatNothingIsPausedAnyMore() {
        assertChanged(act("resume", Map.of("scope", Pause.ALL, "seen", "none")), "resume");
    }

    @Test
    void doesNotResumeAPauseThatThePageDidNotShow() {
        host.memory.enrollments().enroll("user-1@example.test", Map.of());
        host.memory.pauses().pause("default_outreach", null, "bert", "a leak");
        String page = anna.get("/sequences").body();
        Map<String, String> form = form(anna.get("/"), "resume");
        assertThat(page.split("name=\"seen\" value=\"" + form.get("seen") + "\"", -1))
                .as("in the banner and at the sequence")
                .hasSize(3);
        host.clock.advance(Duration.ofSeconds(1));
        host.memory.pauses().pause("default_outreach", null, "carla", "another leak");
        assertChanged(act("resume", form), "resume");
        assertChanged(act("resume", Map.of("scope", "default_outreach")), "resume");
        assertThat(active()).hasSize(1);
        assertChanged(act("pause", Map.of("scope", "default_outreach", "confirmed", "yes", "reason", "x")), "pause");
    }
}
