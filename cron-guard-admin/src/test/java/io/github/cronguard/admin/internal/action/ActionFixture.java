package io.github.cronguard.admin.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.Trigger;
import io.github.cronguard.admin.AdminHost;
import io.github.cronguard.admin.Client;
import io.github.cronguard.sequence.StepResult;
import io.github.cronguard.spi.AuditEntry;
import io.github.cronguard.spi.StepQuery;
import io.github.cronguard.spi.StepRecord;
import io.github.cronguard.spi.StepState;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An operator before the pages of a guard, and steps that wait for a decision. */
abstract class ActionFixture {
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    final AdminHost host = AdminHost.inMemory();
    Client anna = Client.nowhere();

    @BeforeEach
    void serve() throws Exception {
        anna = host.serve().as("anna");
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** Steps of that many contacts, all with the same end, newest first. */
    final List<StepRecord> steps(int contacts, StepState state, StepResult end) {
        host.ends = end;
        for (int i = 1; i <= contacts; i++) {
            host.memory.enrollments().enroll("user-" + i + "@example.test", Map.of());
        }
        host.guard.run(Trigger.timer("test"));
        host.ends = StepResult.processed();
        List<StepRecord> steps = host.memory.stepHistory().page(new StepQuery(state, null, null, null, 1_000));
        assertThat(steps).hasSize(contacts);
        return steps;
    }

    final List<StepRecord> uncertain(int contacts) {
        return steps(contacts, StepState.UNCERTAIN, StepResult.uncertain("timed out"));
    }

    final List<StepRecord> dead(int contacts) {
        return steps(contacts, StepState.DEAD, StepResult.rejected("550 no such user"));
    }

    final StepState state(StepRecord step) {
        return host.memory.stepHistory().find(step.key()).orElseThrow().state();
    }

    /** The fields that a confirm page carries along; the answer to it begins with them. */
    static Map<String, String> hidden(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isIn(200, 400);
        assertThat(page.body()).contains("class=\"page\"");
        String form = page.body().substring(page.body().indexOf("class=\"page\""));
        Matcher field = HIDDEN.matcher(form);
        Map<String, String> fields = new LinkedHashMap<>();
        while (field.find()) {
            fields.put(field.group(1), field.group(2).replace("&#64;", "@"));
        }
        return fields;
    }

    /** The fields of the first form of a page that leads to an action. */
    static Map<String, String> form(HttpResponse<String> page, String action) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Matcher form = Pattern.compile("/actions/" + action + "\"(.*?)</form>", Pattern.DOTALL)
                .matcher(page.body());
        assertThat(form.find()).as("a form of %s in %s", action, page.body()).isTrue();
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(form.group(1));
        while (field.find()) {
            fields.put(field.group(1), field.group(2).replace("&#64;", "@"));
        }
        return fields;
    }

    /** What a form says of a step that it was drawn for. */
    static String seen(StepRecord step) {
        return step.state() + "/" + step.attempts() + "/" + step.claimedAt();
    }

    static Map<String, String> fields(StepRecord step) {
        return Map.of("step", step.key(), "seen", seen(step));
    }

    final Map<String, String> own(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("csrf", anna.token("/confirm/run-now"));
        return all;
    }

    final HttpResponse<String> act(String name, Map<String, String> fields) {
        return anna.post("/actions/" + name, own(fields));
    }

    /** Answers what a confirm page asks. */
    final HttpResponse<String> answer(String name, HttpResponse<String> page, Map<String, String> filledIn) {
        Map<String, String> fields = hidden(page);
        fields.putAll(filledIn);
        return anna.post("/actions/" + name, fields);
    }

    final AuditEntry newest() {
        return host.memory.auditLog().page(null, 1).get(0).entry();
    }

    final int rows() {
        return host.memory.auditLog().page(null, 1_000).size();
    }

    final void assertLeadsTo(HttpResponse<String> answer, String path) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .startsWith(".." + path)
                .contains("done=");
    }

    /** What the page says to which an action led. */
    final String notice(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        return anna.get(location.substring(2)).body();
    }

    final void assertChanged(HttpResponse<String> answer, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("It has changed meanwhile");
        assertThat(newest().action()).isEqualTo(name);
        assertThat(newest().refused()).isTrue();
    }
}
