package io.github.cronguard.servlet.hostile;

import io.github.cronguard.servlet.RawAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with the answers to a row. Remembers the answers of earlier rows, which later ones name. */
final class RowJudge {
    private static final Pattern RUN_ID = Pattern.compile("\"cron_run_id\":(\\d+)");

    private final HostileTokens tokens;
    private final Map<String, String> bodies = new HashMap<>();

    RowJudge(HostileTokens tokens) {
        this.tokens = tokens;
    }

    /** What came back for a row, and how many rows the audit trail gained by it. */
    record Outcome(String text, boolean toHead, long runs) {}

    List<String> problems(HostileRow row, Outcome outcome) {
        List<RawAnswer> answers = WireAnswers.of(outcome.text(), outcome.toHead());
        List<String> problems = new ArrayList<>();
        String status =
                answers.isEmpty() ? "close" : String.valueOf(answers.get(0).status());
        if (!row.statuses().contains(status)) {
            problems.add("status " + status + " is not one of " + row.statuses());
        }
        RawAnswer first = answers.isEmpty() ? new RawAnswer(0, List.of(), "") : answers.get(0);
        bodies.put(row.id(), first.body());
        for (String check : row.also()) {
            int space = check.indexOf(' ');
            String verb = space < 0 ? check : check.substring(0, space);
            String rest = space < 0 ? "" : check.substring(space + 1);
            boolean holds = switch (verb) {
                case "no-run" -> outcome.runs() == 0;
                case "run" -> outcome.runs() == 1;
                case "runs" -> outcome.runs() == Long.parseLong(rest);
                case "runs-at-most" -> outcome.runs() <= Long.parseLong(rest);
                case "then" ->
                    answers.size() == 2
                            && rest.equals(String.valueOf(answers.get(1).status()));
                case "not-contains" -> !outcome.text().contains(tokens.named(rest));
                default -> status.equals("close") || holds(verb, rest, first);
            };
            if (!holds) {
                problems.add("does not hold: " + check);
            }
        }
        return problems;
    }

    private boolean holds(String verb, String rest, RawAnswer answer) {
        int equals = rest.indexOf('=');
        Optional<String> header = answer.header(equals < 0 ? rest : rest.substring(0, equals));
        String value = rest.substring(equals + 1);
        return switch (verb) {
            case "header" ->
                equals < 0 ? header.isPresent() : header.filter(value::equals).isPresent();
            case "header-starts" ->
                header.filter(given -> given.startsWith(value)).isPresent();
            case "header-matches" ->
                header.filter(given -> given.matches(value)).isPresent();
            case "no-header" -> header.isEmpty();
            case "body" -> answer.body().equals(rest);
            case "body-equal" -> answer.body().equals(bodies.get(rest));
            case "empty-body" -> answer.body().isEmpty();
            case "message" -> answer.body().contains("\"message\":\"" + rest + "\"");
            case "same-run" ->
                runId(answer.body()).isPresent() && runId(answer.body()).equals(runId(bodies.getOrDefault(rest, "")));
            default -> throw new IllegalArgumentException("no such check: " + verb);
        };
    }

    private static Optional<String> runId(String body) {
        Matcher id = RUN_ID.matcher(body);
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }
}
