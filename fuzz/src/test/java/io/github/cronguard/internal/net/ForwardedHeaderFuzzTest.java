package io.github.cronguard.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cronguard.fuzz.Input;
import io.github.cronguard.fuzz.SeedLines;

class ForwardedHeaderFuzzTest {

    @SeedLines
    @FuzzTest
    void readsExactlyTheElementsAndAddressesThatStandThere(byte[] input) {
        String text = Input.of(input).text();
        assertThat(ForwardedHeader.parse(text)).as(text).isEqualTo(ForwardedOracle.read(text));
        assertThat(ForwardedNode.parse(text).map(AddressOracle::of)).as(text).isEqualTo(ForwardedOracle.node(text));
        ForwardedHeader.parse(text)
                .ifPresent(elements -> elements.forEach(element -> element.values()
                        .forEach(node -> assertThat(ForwardedNode.parse(node).map(AddressOracle::of))
                                .as(node)
                                .isEqualTo(ForwardedOracle.node(node)))));
    }
}
