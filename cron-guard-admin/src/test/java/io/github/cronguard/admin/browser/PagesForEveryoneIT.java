package io.github.cronguard.admin.browser;

import static io.github.cronguard.admin.browser.SeededHost.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page against WCAG 2.2 AA, in light and dark and on a phone, and the pictures of the documentation. They are written
 * to {@code docs/images} with {@code -Dpictures=update}, and beside the build's results in any case.
 */
class PagesForEveryoneIT {
    private static final Path PICTURES =
            "update".equals(System.getProperty("pictures")) ? Path.of("../docs/images") : Path.of("target/pictures");
    private static final List<String> PAGES = List.of(
            "/",
            "/runs",
            "/runs?status=FAILED",
            "/runs/60",
            "/runs/99999",
            "/sequences",
            "/contact?contact=unsure-1@example.test",
            "/attention?state=UNCERTAIN",
            "/attention?state=DEAD",
            "/lock",
            "/audit",
            "/confirm/pause",
            "/confirm/run-now");

    @TempDir
    private static Path profile;

    private static Chromium browser;
    private static SeededHost host;

    @BeforeAll
    static void start() throws Exception {
        browser = Chromium.start(profile);
        host = SeededHost.start();
        seed();
        browser.open(host.urlAs("anna", PASSWORD, "/"));
    }

    /** A day of a cron with a gap, a failure, and contacts of all kinds. */
    private static void seed() {
        host.minutes(40);
        for (int i = 1; i <= 12; i++) {
            host.enroll("user-" + i + "@example.test");
        }
        host.enroll("unsure-1@example.test");
        host.enroll("unsure-2@example.test");
        for (int i = 1; i <= 5; i++) {
            host.enroll("unknown-" + i + "@example.test");
        }
        host.minutes(19);
        host.breakTask("SMTP connect to mail:587 timed out");
        host.minutes(1);
        host.breakTask(null);
        host.minutes(500);
        host.clock.advance(Duration.ofMinutes(112));
        host.minutes(757);
        for (int i = 0; i < 7; i++) {
            host.wrongCall();
        }
        host.storage
                .pauses()
                .pause(SeededHost.SEQUENCE, host.clock.instant().plus(Duration.ofHours(2)), "vera", "a new template");
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (host != null) {
            host.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyPageMeetsWcagAndItsContentPolicy(String scheme) throws Exception {
        browser.size(1_200, 900);
        browser.scheme(scheme);
        browser.complaints();
        for (String page : PAGES) {
            browser.open(host.url(page));
            assertThat(browser.violations()).as(page + " " + scheme).isEmpty();
            assertThat(browser.complaints())
                    .as(page + " " + scheme)
                    .allMatch(line -> page.endsWith("/99999") && line.contains("404"));
        }
    }

    @Test
    void everyPageFitsAPhone() throws Exception {
        browser.size(500, 900); // no narrower window can be had; the rules for phones begin at 600
        browser.scheme("light");
        for (String page : PAGES) {
            browser.open(host.url(page));
            assertThat(browser.violations()).as(page).isEmpty();
            assertThat(browser.run("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(page + " is no wider than the screen")
                    .isEqualTo(true);
        }
    }

    @Test
    void everyThingThatActsIsReachedByKeyboardAndIsLargeEnough() {
        browser.size(1_200, 900);
        for (String page : PAGES) {
            browser.open(host.url(page));
            assertThat(browser.run(
                            "return [...document.querySelectorAll('button, a.button, input:not([type=hidden]), select')]"
                                    + ".filter(e => e.offsetParent !== null).filter(e => {const r = e.getBoundingClientRect();"
                                    + " return e.tabIndex < 0 || r.width < 24 || r.height < 24})"
                                    + ".map(e => e.outerHTML.slice(0, 80)).join('\\n')"))
                    .as(page)
                    .isEqualTo("");
        }
    }

    @Test
    void thePicturesOfTheDocumentation() throws Exception {
        browser.size(1_200, 1_000);
        browser.scheme("light");
        picture("/", "overview.png");
        picture("/runs/41", "run.png");
        picture("/attention?state=DEAD", "attention.png");
    }

    private static void picture(String page, String name) throws Exception {
        browser.open(host.url(page));
        browser.screenshot(PICTURES.resolve(name));
        assertThat(PICTURES.resolve(name)).isNotEmptyFile();
    }
}
