package io.github.cronguard.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cronguard.fuzz.Input;
import io.github.cronguard.fuzz.SeedLines;
import java.util.Optional;

class AddressFuzzTest {

    @SeedLines
    @FuzzTest
    void readsExactlyWhatTheGrammarAllowsAndWritesItBack(byte[] input) {
        String text = Input.of(input).text();
        Optional<IpAddress> address = IpAddress.parse(text);
        assertThat(address.map(AddressOracle::of)).as(text).isEqualTo(AddressOracle.read(text));
        address.ifPresent(a -> {
            assertThat(IpAddress.parse(a.toString())).as(text).contains(a);
            assertThat(a.isIpv4()).as(text).isEqualTo(a.toString().indexOf(':') < 0);
            if (a.isIpv4() && text.indexOf(':') < 0) {
                assertThat(a.toString()).as("one spelling of IPv4 alone").isEqualTo(text);
            }
        });
    }
}
