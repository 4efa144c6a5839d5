package io.github.cronguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {
    private static Enumeration<String> each(String... texts) {
        return Collections.enumeration(List.of(texts));
    }

    @Test
    void findsALineInAnyCase() {
        CronRequest request = CronRequest.post("/cron/run").header("X-Request-ID", "a");
        assertThat(request.header("x-request-id")).contains("a");
        assertThat(request.headers("X-REQUEST-ID")).containsExactly("a");
        assertThat(request.header("x-request-i")).isEmpty();
    }

    @Test
    void keepsLinesOfOneNameTogetherAndInTheirOrder() {
        CronRequest request = CronRequest.post("/cron/run")
                .header("Accept", "a")
                .header("Other", "o")
                .header("ACCEPT", "b");
        assertThat(request.headers("accept")).containsExactly("a", "b");
        assertThat(request.headers("other")).containsExactly("o");
    }

    @Test
    void readsAllThatAContainerEnumerates() {
        Map<String, List<String>> lines = Map.of("A", List.of("1", "2", "3"), "B", List.of("4"), "C", List.of());
        CronRequest request = CronRequest.post("/cron/run")
                .headers(each("A", "B", "C"), name -> Collections.enumeration(lines.getOrDefault(name, List.of())));
        assertThat(request.headers("a")).containsExactly("1", "2", "3");
        assertThat(request.headers("b")).containsExactly("4");
        assertThat(request.headers("c")).isEmpty();
        assertThat(request.header("c")).isEmpty();
    }

    @Test
    void aNameThatIsEnumeratedTwiceCountsOnce() {
        CronRequest request = CronRequest.post("/cron/run").headers(each("A", "a"), name -> each("1", "2"));
        assertThat(request.headers("A")).containsExactly("1", "2");
    }

    @Test
    void findsNamesOfEveryLength() {
        CronRequest request = CronRequest.post("/cron/run");
        for (int length = 1; length < 200; length++) {
            assertThat(request.headers("n".repeat(length))).isEmpty();
            request = request.header("N".repeat(length), "v" + length);
        }
        for (int length = 1; length < 200; length++) {
            assertThat(request.headers("n".repeat(length))).containsExactly("v" + length);
        }
    }

    @Test
    void takesThePlaceOfEarlierLines() {
        CronRequest request = CronRequest.post("/cron/run").header("Old", "1").headers(each("New"), name -> each("2"));
        assertThat(request.headers("old")).isEmpty();
        assertThat(request.headers("new")).containsExactly("2");
    }

    @Test
    void copiesTheListsOfAMap() {
        List<String> lines = new ArrayList<>(List.of("1"));
        CronRequest request = CronRequest.post("/cron/run").headers(Map.of("A", lines));
        lines.add("2");
        assertThat(request.headers("a")).containsExactly("1");
    }

    @Test
    void refusesAMapWithANameInTwoCases() {
        assertThatThrownBy(() ->
                        CronRequest.post("/cron/run").headers(Map.of("Accept", List.of("1"), "ACCEPT", List.of("2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("case");
    }
}
