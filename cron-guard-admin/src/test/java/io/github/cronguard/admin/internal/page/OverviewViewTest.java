package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.BacklogChange;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Pause;
import io.github.cronguard.spi.RunId;
import io.github.cronguard.spi.RunStatus;
import io.github.cronguard.spi.StepMark;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewViewTest {
    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private OverviewModel model() {
        return new OverviewView(site.console).model(site.request("/"));
    }

    @Test
    void waitsForTheFirstCallAndSaysHowToMakeIt() {
        OverviewModel model = model();

        assertThat(model.tiles().headline().words()).isEqualTo("Waiting for the first call");
        assertThat(model.tiles().headline().tone()).isEqualTo("calm");
        assertThat(model.tiles().headline().call())
                .contains("POST /cron/run", "every minute", "Authorization: Bearer")
                .doesNotContain(site.token);
        assertThat(model.tiles().title()).doesNotContain("LATE");
        assertThat(model.tiles().lastRun().words()).isEqualTo("never");
        assertThat(model.runs()).isNull();
        assertThat(model.durations()).isNull();
    }

    @Test
    void isOnTimeAfterARun() {
        RunId run = site.ok();
        site.clock.advance(Duration.ofSeconds(34));
        TilesModel tiles = model().tiles();

        assertThat(tiles.headline().words()).isEqualTo("Cron is on time");
        assertThat(tiles.headline().facts())
                .isEqualTo("Last run 34 s ago; one is due every minute, 5 min are allowed.");
        assertThat(tiles.headline().why()).isNull();
        assertThat(tiles.headline().tone()).isEqualTo("ok");
        assertThat(tiles.lastRun().words()).isEqualTo("34 s ago");
        assertThat(tiles.lastRun().detail()).isEqualTo("12:00:00 UTC · took 220 ms");
        assertThat(tiles.lastRun().link()).isEqualTo("/runs/" + run);
        assertThat(tiles.cron().words()).isEqualTo("on time");
        assertThat(tiles.backlog().words()).isEqualTo("nothing due");
        assertThat(tiles.lock().words()).isEqualTo("free");
        assertThat(tiles.seconds()).isEqualTo(15);
        assertThat(tiles.icon()).isEqualTo("favicon.svg");
    }

    @Test
    void isLateAndSaysWhyAndWhereToLook() {
        site.ok();
        site.clock.advance(Duration.ofMinutes(7));
        site.refuse("unauthorized", 412, "203.0.113.7");
        OverviewModel model = model();
        TilesModel tiles = model.tiles();

        assertThat(tiles.title()).startsWith("LATE · ").endsWith(" · cron-guard");
        assertThat(tiles.icon()).isEqualTo("favicon-late.svg");
        assertThat(tiles.headline().words()).isEqualTo("Cron is late");
        assertThat(tiles.headline().why()).contains("412 calls", "unauthorized", "203.0.113.7");
        assertThat(tiles.headline().next()).contains("token");
        assertThat(tiles.headline().link()).isEqualTo("/refusals");
        assertThat(tiles.cron().words()).isEqualTo("late by 2 min");
        assertThat(tiles.cron().detail()).isEqualTo("down at 12:10 UTC");
        assertThat(model.refused()).extracting(RefusedRow::reason).containsExactly("unauthorized");
    }

    @Test
    void isDownSinceATime() {
        site.ok();
        site.clock.advance(Duration.ofMinutes(27));
        TilesModel tiles = model().tiles();

        assertThat(tiles.title()).startsWith("DOWN · ");
        assertThat(tiles.icon()).isEqualTo("favicon-down.svg");
        assertThat(tiles.headline().words()).isEqualTo("Cron has been down since 12:10 UTC");
        assertThat(tiles.headline().link()).isEqualTo("/runs");
        assertThat(tiles.cron().words()).isEqualTo("down for 17 min");
    }

    @Test
    void isPausedUntilATime() {
        site.ok();
        site.storage.pauses().pause(Pause.ALL, site.clock.instant().plusSeconds(7_200), "anna", "mail outage");
        site.clock.advance(Duration.ofMinutes(20));
        TilesModel tiles = model().tiles();

        assertThat(tiles.title()).startsWith("PAUSED · ");
        assertThat(tiles.headline().words()).isEqualTo("Cron is paused");
        assertThat(tiles.headline().why()).contains("anna", "mail outage");
        assertThat(tiles.cron().detail()).isEqualTo("until 14:00 UTC");
    }

    @Test
    void aPauseWithoutEndSaysSo() {
        site.storage.pauses().pause(Pause.ALL, null, "anna", "mail outage");

        assertThat(model().tiles().cron().detail()).isEqualTo("until it is resumed");
    }

    @Test
    void isRefreshedMoreOftenWhileARunGoesOn() {
        try (Lease lease = site.lock("node-1")) {
            RunId run = site.begin(lease, "main-token", "abc", null);
            site.clock.advance(Duration.ofSeconds(12));
            TilesModel tiles = model().tiles();

            assertThat(tiles.seconds()).isEqualTo(5);
            assertThat(tiles.lastRun().link()).isEqualTo("/runs/" + run);
            assertThat(tiles.lock().words()).isEqualTo("held for 12 s");
            assertThat(tiles.lock().detail()).contains("node-1");
        }
    }

    @Test
    void aFailedRunIsSaidThoughCallsComeInTime() {
        RunId run = site.failed();
        OverviewModel model = model();

        assertThat(model.tiles().headline().words()).isEqualTo("Cron is on time, but the last run failed");
        assertThat(model.tiles().headline().tone()).isEqualTo("down");
        assertThat(model.tiles().headline().why()).contains("SMTP connect to mail:587 timed out");
        assertThat(model.tiles().headline().link()).isEqualTo("/runs/" + run);
        assertThat(model.failed()).extracting(OverviewModel.FailedRun::id).containsExactly(run.toString());
    }

    @Test
    void theNewestFiveFailedRunsAreLinked() {
        for (int i = 0; i < 7; i++) {
            site.failed();
        }
        site.ok();

        assertThat(model().failed()).extracting(OverviewModel.FailedRun::id).containsExactly("7", "6", "5", "4", "3");
    }

    @Test
    void theBacklogSaysHowLongTheOldestHasWaited() {
        site.enroll(Site.SEQUENCE, "a@example.test", "b@example.test");
        site.clock.advance(Duration.ofMinutes(6));

        assertThat(model().tiles().backlog().words()).isEqualTo("2 due now");
        assertThat(model().tiles().backlog().detail()).isEqualTo("oldest 6 min");
    }

    @Test
    void theBacklogNamesWhatWaitsForADecision() {
        assertThat(model().tiles().backlog().detail()).isEqualTo("all steps are up to date");
        site.enroll(Site.SEQUENCE, "a@example.test");
        site.handle(contact -> StepMark.To.DEAD, "SMTP 550");
        TilesModel.Tile tile = model().tiles().backlog();

        assertThat(tile.words()).isEqualTo("nothing due");
        assertThat(tile.detail()).isEmpty();
        assertThat(tile.linkWords()).isEqualTo("0 uncertain, 1 dead");
        assertThat(tile.link()).isEqualTo("/attention");
    }

    @Test
    void theBacklogGrowsShrinksOrIsSteady() {
        Duration tenMinutes = Duration.ofMinutes(10);

        assertThat(TilesModel.growth(new BacklogChange(23, 84, tenMinutes))).isEqualTo("growing (+61 in 10 min)");
        assertThat(TilesModel.growth(new BacklogChange(1_000, 84, tenMinutes))).isEqualTo("shrinking (−916 in 10 min)");
        assertThat(TilesModel.growth(new BacklogChange(7, 7, tenMinutes))).isEqualTo("steady for 10 min");
        assertThat(TilesModel.growth(new BacklogChange(1_000, 1_000, tenMinutes)))
                .isNull();
    }

    @Test
    void aGrowingBacklogIsSaidWhereItIsKnown() {
        site.enroll(Site.SEQUENCE, "a@example.test");
        site.clock.advance(Duration.ofMinutes(6));

        assertThat(TilesModel.of(site.console.health(), site.console, "growing (+61 in 10 min)")
                        .backlog()
                        .detail())
                .isEqualTo("oldest 6 min · growing (+61 in 10 min)");
    }

    @Test
    void aNewGuardHasNoGapsBeforeItsFirstRun() {
        site.ok();
        site.clock.advance(Duration.ofHours(3));
        Chart chart = Objects.requireNonNull(model().runs());
        assertThat(chart.bars())
                .filteredOn(bar -> bar.kind().equals("gap"))
                .extracting(Chart.Bar::words)
                .containsExactly("13:00: no run came", "14:00: no run came");

        site.clock.advance(Duration.ofHours(30));
        site.ok();
        assertThat(Objects.requireNonNull(model().runs()).bars())
                .filteredOn(bar -> bar.kind().equals("gap"))
                .hasSize(23);
    }

    @Test
    void theTilesAloneAreOneFragment() {
        site.ok();
        String html = site.html(site.request("/tiles"), new TilesView(site.console).show(site.request("/tiles")));

        assertThat(html).startsWith("<div class=\"live\"").doesNotContain("<html", "<body");
        assertThat(site.run(RunStatus.OK, Duration.ofSeconds(1), null, null)).isNotNull();
    }

    @Test
    void readsTheStorageNoMoreThanEightTimes() {
        site.ok();
        site.reads.set(0);
        var request = site.request("/");
        site.html(request, new OverviewView(site.console).show(request));

        assertThat(site.reads.get()).isBetween(1, 8);
    }
}
