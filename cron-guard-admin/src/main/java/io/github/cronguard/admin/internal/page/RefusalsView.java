package io.github.cronguard.admin.internal.page;

import io.github.cronguard.GuardConsole;
import io.github.cronguard.admin.internal.web.AdminRequest;
import io.github.cronguard.admin.internal.web.Reply;
import io.github.cronguard.admin.internal.web.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Lists for which reasons calls were refused. */
public final class RefusalsView implements View {
    private final GuardConsole console;

    /** How far back; the names are a field's words. */
    private enum Within {
        HOUR("last hour", Duration.ofHours(1)),
        DAY("last 24 h", Duration.ofDays(1)),
        WEEK("last 7 days", Duration.ofDays(7));

        private final String words;
        private final Duration time;

        Within(String words, Duration time) {
            this.words = words;
            this.time = time;
        }
    }

    /**
     * A view.
     *
     * @param console is read
     */
    public RefusalsView(GuardConsole console) {
        this.console = console;
    }

    @Override
    public Reply show(AdminRequest request) {
        Within within = request.fields().word("within", Within.class).orElse(Within.DAY);
        Instant now = request.glance().health().at();
        RefusalsModel model = new RefusalsModel(
                Arrays.stream(Within.values())
                        .map(each -> new RefusalsModel.Span(
                                Link.to("/refusals").with("within", each.name()).toString(),
                                each.words,
                                each == within ? "page" : null))
                        .toList(),
                within.words,
                console.storage().runHistory().refusals(within.time).stream()
                        .map(total -> RefusedRow.of(now, total))
                        .toList());
        return Reply.Page.of("refusals.jte", Map.of("model", model));
    }
}
