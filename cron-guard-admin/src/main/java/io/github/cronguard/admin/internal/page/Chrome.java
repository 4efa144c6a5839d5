package io.github.cronguard.admin.internal.page;

import io.github.cronguard.CronHealth;
import io.github.cronguard.admin.internal.web.Drawn;
import io.github.cronguard.admin.internal.web.Frame;
import io.github.cronguard.spi.Backlog;
import io.github.cronguard.spi.Pause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the layout draws around each page.
 *
 * @param title what the browser's tab says
 * @param icon the tab's icon, below the assets
 * @param operator who looks, and what they may
 * @param items the pages that can be gone to
 * @param banners one for each pause
 */
public record Chrome(String title, String icon, String operator, List<Item> items, List<Banner> banners) {

    /**
     * A page that can be gone to.
     *
     * @param path below the servlet's own
     * @param word its name
     * @param count a number that asks for attention, or null
     * @param current {@code page} if it is the present one, else null
     */
    public record Item(
            String path,
            String word,
            @Nullable String count,
            @Nullable String current) {}

    /**
     * A pause in force.
     *
     * @param scope what {@code resume} is told
     * @param seen which pause, as an action is told it
     * @param sentence who paused what, until when, and why
     */
    public record Banner(String scope, String seen, String sentence) {}

    /**
     * Draws.
     *
     * @param frame of the request
     * @param page the page's name, or empty for the overview
     * @return what surrounds it
     */
    public static Chrome of(Frame frame, String page) {
        return new Chrome(
                title(frame.health(), page.isEmpty() ? Shown.brief(frame.guard()) : page),
                icon(frame.health()),
                Shown.brief(frame.operator().name()) + (frame.operator().mayAct() ? " (may act)" : " (may look)"),
                items(frame),
                frame.pauses().stream().map(Chrome::banner).toList());
    }

    static String title(@Nullable CronHealth health, String page) {
        String alarm = health == null
                ? ""
                : switch (health.state()) {
                    case ON_TIME -> "";
                    case LATE -> "LATE · ";
                    case DOWN -> "DOWN · ";
                    case PAUSED -> "PAUSED · ";
                };
        return alarm + page + " · cron-guard";
    }

    static String icon(@Nullable CronHealth health) {
        if (health == null) {
            return "favicon-down.svg";
        }
        return switch (health.state()) {
            case ON_TIME -> "favicon.svg";
            case LATE -> "favicon-late.svg";
            case DOWN -> "favicon-down.svg";
            case PAUSED -> "favicon-paused.svg";
        };
    }

    private static List<Item> items(Frame frame) {
        CronHealth health = frame.health();
        long waiting = health == null ? 0 : health.uncertain() + health.dead();
        String count = waiting == 0 ? null : Numbers.upTo(waiting, Backlog.MOST);
        List<Item> all = List.of(
                item(frame, "", "Overview", null),
                item(frame, "runs", "Runs", null),
                item(frame, "sequences", "Sequences", null),
                item(frame, "contact", "Contacts", null),
                item(frame, "attention", "Attention", count),
                item(frame, "lock", "Lock", null),
                item(frame, "audit", "Audit", null));
        return frame.operator().mayAct() ? all : all.subList(0, all.size() - 1);
    }

    private static Item item(Frame frame, String section, String word, @Nullable String count) {
        return new Item("/" + section, word, count, section.equals(frame.section()) ? "page" : null);
    }

    private static Banner banner(Pause pause) {
        String what =
                pause.scope().equals(Pause.ALL) ? "Everything is paused" : "Sequence " + pause.scope() + " is paused";
        String until = pause.until() == null ? "until it is resumed" : "until " + Times.utc(pause.until());
        String reason = pause.reason().isEmpty() ? "." : ": " + Shown.brief(pause.reason());
        return new Banner(
                pause.scope(),
                Drawn.of(pause),
                Shown.brief(what) + " by " + Shown.brief(pause.who()) + " " + until + reason);
    }
}
