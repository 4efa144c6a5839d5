package io.github.cronguard.admin.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spi.EnrollmentState;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holding, letting go on and ending one contact's sequence. */
class ContactActionIT extends ActionFixture {
    private static final String CONTACT = "user+1@example.test";
    private static final Map<String, String> FIELDS = Map.of("sequence", "default_outreach", "contact", CONTACT);
    private static final String QUERY = "?sequence=default_outreach&contact=user%2B1%40example.test";

    private static final String PAGE = "/contact?contact=user%2B1%40example.test";

    @BeforeEach
    void enroll() {
        host.memory.enrollments().enroll(CONTACT, Map.of());
    }

    private EnrollmentState state() {
        return host.memory.stepHistory().ofContact(CONTACT).get(0).state();
    }

    @Test
    void pausesAndResumesAtOnce() {
        Map<String, String> pause = form(anna.get(PAGE), "pause-contact");
        HttpResponse<String> answer = act("pause-contact", pause);
        assertLeadsTo(answer, "/contact?contact=user%2B1%40example.test&done=");
        assertThat(notice(answer)).contains("Paused: sequence default_outreach.");
        assertThat(state()).isEqualTo(EnrollmentState.PAUSED);
        assertThat(newest().target()).isEqualTo(CONTACT);
        assertChanged(act("pause-contact", pause), "pause-contact");

        Map<String, String> resume = form(anna.get(PAGE), "resume-contact");
        assertLeadsTo(act("resume-contact", resume), "/contact?contact=user%2B1%40example.test&done=");
        assertThat(state()).isEqualTo(EnrollmentState.ACTIVE);
        assertChanged(act("resume-contact", resume), "resume-contact");
        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void refusesAFormThatDoesNotSayWhatItWasDrawnFor() {
        assertChanged(act("pause-contact", FIELDS), "pause-contact");
        assertThat(state()).isEqualTo(EnrollmentState.ACTIVE);
        Map<String, String> otherRound = Map.of("sequence", "default_outreach", "contact", CONTACT, "seen", "ACTIVE/2");
        assertChanged(act("pause-contact", otherRound), "pause-contact");
        host.memory.enrollments().pause("default_outreach", CONTACT);
        assertChanged(act("resume-contact", FIELDS), "resume-contact");
        assertThat(state()).isEqualTo(EnrollmentState.PAUSED);
    }

    @Test
    void cancelsWithAReasonWhatThePageShowed() {
        HttpResponse<String> page = anna.get("/confirm/cancel-contact" + QUERY);
        assertThat(page.body()).contains("user+1@example.test · default_outreach");
        assertThat(answer("cancel-contact", page, Map.of()).statusCode()).isEqualTo(400);
        assertThat(state()).isEqualTo(EnrollmentState.ACTIVE);
        HttpResponse<String> answer = answer("cancel-contact", page, Map.of("reason", "asked by phone"));
        assertLeadsTo(answer, "/contact?contact=user%2B1%40example.test&done=");
        assertThat(state()).isEqualTo(EnrollmentState.CANCELLED);
        assertThat(newest().reason()).isEqualTo("asked by phone");
        assertThat(anna.get("/confirm/cancel-contact" + QUERY).statusCode()).isEqualTo(409);
    }

    @Test
    void doesNotCancelARoundThatThePageDidNotShow() {
        HttpResponse<String> page = anna.get("/confirm/cancel-contact" + QUERY);
        host.memory.enrollments().cancel("default_outreach", CONTACT);
        host.memory.enrollments().enrollAgain("default_outreach", CONTACT, Map.of());
        assertChanged(answer("cancel-contact", page, Map.of("reason", "x")), "cancel-contact");
        assertThat(state()).isEqualTo(EnrollmentState.ACTIVE);
    }

    @Test
    void refusesASequenceThatIsNone() {
        HttpResponse<String> answer = act("pause-contact", Map.of("sequence", "mistyped", "contact", CONTACT));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("mistyped");
        assertThat(anna.get("/confirm/pause-contact" + QUERY).statusCode()).isEqualTo(404);
    }
}
