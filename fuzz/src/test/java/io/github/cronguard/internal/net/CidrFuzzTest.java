package io.github.cronguard.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cronguard.fuzz.Input;
import io.github.cronguard.fuzz.SeedLines;
import io.github.cronguard.internal.net.AddressOracle.Bits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The first line is an address, the rest a file of networks. */
class CidrFuzzTest {
    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

    @SeedLines
    @FuzzTest
    void comparesBitByBitAndKeepsTheFamiliesApart(byte[] input) {
        Input lines = Input.of(input);
        Optional<IpAddress> address = IpAddress.parse(lines.line(0));
        List<Cidr> file = new ArrayList<>();
        boolean good = true;
        for (String line : lines.from(1)) {
            int comment = line.indexOf('#');
            String text = (comment < 0 ? line : line.substring(0, comment)).strip();
            Optional<Cidr> read = read(text);
            assertThat(read.isPresent()).as(text).isEqualTo(isNetwork(text));
            good &= text.isEmpty() || read.isPresent();
            read.ifPresent(network -> {
                file.add(network);
                assertThat(Cidr.parse(network.toString())).as(text).isEqualTo(network);
                address.ifPresent(a -> assertThat(network.contains(a))
                        .as("%s in %s", a, network)
                        .isEqualTo(contains(network, AddressOracle.of(a))));
            });
        }
        assertThat(readFile(String.join("\n", lines.from(1))))
                .as("the file, line by line")
                .isEqualTo(good && !file.isEmpty() ? Optional.of(file) : Optional.empty());
    }

    private static boolean isNetwork(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<Bits> number = AddressOracle.read(address);
        if (slash < 0 || number.isEmpty()) {
            return number.isPresent();
        }
        String prefix = text.substring(slash + 1);
        boolean mapped = number.get().count() == 32 && address.indexOf(':') >= 0;
        if (mapped
                || !PREFIX.matcher(prefix).matches()
                || Integer.parseInt(prefix) > number.get().count()) {
            return false;
        }
        int free = number.get().count() - Integer.parseInt(prefix);
        return free == 0
                || number.get().value().getLowestSetBit() >= free
                || number.get().value().signum() == 0;
    }

    private static boolean contains(Cidr network, Bits address) {
        Bits first = AddressOracle.of(network.address());
        boolean same = first.count() == address.count();
        for (int i = 1; i <= network.prefix() && same; i++) {
            int bit = first.count() - i;
            same = first.value().testBit(bit) == address.value().testBit(bit);
        }
        return same;
    }

    private static Optional<Cidr> read(String text) {
        try {
            return Optional.of(Cidr.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<Cidr>> readFile(String text) {
        try {
            return Optional.of(CidrFile.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
