package io.github.cronguard.demo.parts;

import io.github.cronguard.sequence.StepContext;

/**
 * What the demo writes.
 *
 * @param subject one line
 * @param body plain text
 */
record OutreachText(String subject, String body) {

    static OutreachText of(StepContext step) {
        // A line break in a name would end the subject and begin a header of its own.
        String name = step.attributes().getOrDefault("name", step.contact()).replaceAll("\\p{Cntrl}+", " ");
        return switch (step.name()) {
            case "intro" ->
                new OutreachText(
                        "Nice to meet you, " + name,
                        "Hello " + name + " – this is the first of three mails that an external cron sends you.\n");
            case "follow-up" ->
                new OutreachText("Did you see my mail?", "Hello " + name + " – a short question about my last mail.\n");
            case "last-call" ->
                new OutreachText(
                        "My last mail to you",
                        "Hello " + name + " – after this one you will not hear from me again.\n");
            default -> new OutreachText(step.name(), "Hello " + name + " – this is " + step.name() + ".\n");
        };
    }
}
