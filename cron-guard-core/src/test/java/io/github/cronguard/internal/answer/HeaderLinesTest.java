package io.github.cronguard.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class HeaderLinesTest {
    private final HeaderLines lines = HeaderLines.of("B", "1", "A", "2");

    @Test
    void keepsTheOrder() {
        List<String> seen = new ArrayList<>();
        lines.forEach((name, value) -> seen.add(name + value));
        assertThat(seen).containsExactly("B1", "A2");
        assertThat(lines).hasToString("{B=1, A=2}").hasSize(2);
    }

    @Test
    void replacesALineWhereItStandsAndAddsAnotherAtTheEnd() {
        assertThat(lines.with("B", "3")).hasToString("{B=3, A=2}");
        assertThat(lines.with("C", "3")).hasToString("{B=1, A=2, C=3}");
        assertThat(lines).as("the one they were made of").hasToString("{B=1, A=2}");
    }

    @Test
    void keepsOneReplacementWhenAnotherIsMade() {
        HeaderLines replaced = lines.with("B", "3");
        assertThat(replaced.with("B", "4")).hasToString("{B=4, A=2}");
        assertThat(replaced.with("A", "4")).hasToString("{B=3, A=4}");
        assertThat(replaced.with("C", "4")).hasToString("{B=3, A=2, C=4}");
        assertThat(replaced.get("B")).isEqualTo("3");
        List<String> seen = new ArrayList<>();
        replaced.forEach((name, value) -> seen.add(name + value));
        assertThat(seen).containsExactly("B3", "A2");
    }

    @Test
    void isAMapLikeAnyOther() {
        Map<String, String> same = new LinkedHashMap<>();
        same.put("B", "1");
        same.put("A", "2");
        assertThat(lines).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(lines.get("A")).isEqualTo("2");
        assertThat(lines.get("C")).isNull();
        assertThat(lines.containsKey("B")).isTrue();
        assertThat(lines.containsKey("1")).isFalse();
    }

    @Test
    void isNeverChanged() {
        assertThatThrownBy(() -> lines.put("C", "3")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(lines::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> lines.remove("A")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> lines.entrySet().iterator().next().setValue("3"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void copiesAMapInItsOrderAndItselfNotAtAll() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("B", "1");
        map.put("A", "2");
        HeaderLines copy = HeaderLines.copyOf(map);
        map.clear();
        assertThat(copy).hasToString("{B=1, A=2}");
        assertThat(HeaderLines.copyOf(copy)).isSameAs(copy);
    }

    @Test
    void endsItsIterator() {
        Iterator<Map.Entry<String, String>> iterator = lines.entrySet().iterator();
        iterator.next();
        assertThat(iterator.next()).isEqualTo(Map.entry("A", "2"));
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }
}
