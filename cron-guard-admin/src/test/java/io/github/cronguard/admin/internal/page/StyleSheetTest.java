package io.github.cronguard.admin.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    private static String asset(String name) {
        try (var in = StyleSheetTest.class.getResourceAsStream("/io/github/cronguard/admin/assets/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static ToIntFunction<String> colours(boolean dark) {
        String css = asset("admin.css");
        int night = css.indexOf("@media (prefers-color-scheme: dark)");
        Map<String, Integer> colours = new HashMap<>();
        Matcher found = COLOUR.matcher(dark ? css.substring(night) : css.substring(0, night));
        while (found.find()) {
            colours.put(found.group(1), Integer.parseInt(found.group(2), 16));
        }
        return name -> Objects.requireNonNull(colours.get(name), name);
    }

    /** WCAG 2.2, "contrast ratio". */
    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * part(colour >> 16) + 0.7152 * part(colour >> 8) + 0.0722 * part(colour);
    }

    private static double part(int colour) {
        double value = (colour & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textCanBeReadOnItsGround(boolean dark) {
        ToIntFunction<String> colours = colours(dark);
        for (String text : new String[] {"text", "muted", "link", "ok", "late", "down", "uncertain"}) {
            for (String ground : new String[] {"page", "raised"}) {
                assertThat(contrast(colours.applyAsInt(text), colours.applyAsInt(ground)))
                        .as(text + " on " + ground)
                        .isGreaterThan(4.5);
            }
        }
        for (String state : new String[] {"ok", "late", "down", "uncertain"}) {
            assertThat(contrast(colours.applyAsInt(state), colours.applyAsInt(state + "-tint")))
                    .as(state)
                    .isGreaterThan(4.5);
        }
        for (String tint : new String[] {"ok-tint", "late-tint", "down-tint", "going-tint"}) {
            assertThat(contrast(colours.applyAsInt("link"), colours.applyAsInt(tint)))
                    .as(tint)
                    .isGreaterThan(4.5);
            assertThat(contrast(colours.applyAsInt("muted"), colours.applyAsInt(tint)))
                    .as(tint)
                    .isGreaterThan(4.5);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bordersOfFieldsCanBeSeen(boolean dark) {
        assertThat(contrast(colours(dark).applyAsInt("border"), colours(dark).applyAsInt("page")))
                .isGreaterThan(3);
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(asset("admin.css")).doesNotContain("url(", "@import");
        assertThat(asset("admin.js")).doesNotContain("http:", "https:", "innerHTML", "eval(", "localStorage", "cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"favicon.svg", "favicon-late.svg", "favicon-down.svg", "favicon-paused.svg"})
    void eachIconIsThere(String icon) {
        assertThat(asset(icon)).startsWith("<svg ").doesNotContain("script", "style=");
    }
}
