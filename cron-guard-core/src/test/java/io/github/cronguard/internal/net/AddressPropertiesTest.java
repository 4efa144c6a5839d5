package io.github.cronguard.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronRequest;
import io.github.cronguard.Seeded;
import io.github.cronguard.internal.config.GuardConfig.Network;
import io.github.cronguard.internal.config.GuardConfig.RequireHttps;
import io.github.cronguard.memory.ManualClock;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Addresses as anybody may spell them, and chains of proxies as anybody may build them. */
class AddressPropertiesTest {
    private static final int ROUNDS = 3_000;

    private static IpAddress any(SplittableRandom random) {
        // zeros and close neighbours are where mistakes are
        long high = random.nextInt(3) == 0 ? 0 : random.nextLong() << random.nextInt(64);
        long low = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextLong() >>> random.nextInt(64);
        return random.nextBoolean() ? IpAddress.ofIpv4(random.nextInt() & 0xFFFF_FFFFL) : IpAddress.ofIpv6(high, low);
    }

    /** The same address in another spelling: letters, leading zeros, a gap in another place, a dotted end. */
    private static String spelled(IpAddress address, SplittableRandom random) {
        if (address.isIpv4()) {
            return random.nextBoolean() ? address.toString() : "::ffff:" + address;
        }
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long half = i < 4 ? address.high() : address.low();
            groups.add(String.format(
                    Locale.ROOT, random.nextBoolean() ? "%04x" : "%X", half >>> (48 - 16 * (i % 4)) & 0xFFFF));
        }
        int gap = random.nextInt(8);
        int end = gap;
        while (end < 8 && groups.get(end).matches("0+")) {
            end++;
        }
        return end == gap
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, gap)) + "::" + String.join(":", groups.subList(end, 8));
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(Long.toUnsignedString(address.high()))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(address.low())));
    }

    @Test
    void allSpellingsOfAnAddressAreThatAddress() {
        Seeded.forEach(ROUNDS, random -> {
            IpAddress address = any(random);
            String text = spelled(address, random);
            assertThat(IpAddress.parse(text)).as(text).contains(address);
            assertThat(IpAddress.parse(text).orElseThrow())
                    .hasToString(address.toString())
                    .hasSameHashCodeAs(address);
            assertThat(IpAddress.parse(address.toString())).contains(address);
        });
    }

    @Test
    void aNetworkHoldsTheAddressesOfItsFamilyWithItsFirstBits() {
        Seeded.forEach(ROUNDS, random -> {
            IpAddress first = any(random);
            int prefix = random.nextInt(first.bits() + 1);
            Cidr network = new Cidr(first.truncate(prefix), prefix);
            assertThat(Cidr.parse(network.toString())).isEqualTo(network);
            IpAddress other = any(random);
            int free = first.bits() - prefix;
            boolean same = number(first).shiftRight(free).equals(number(other).shiftRight(free));
            assertThat(network.contains(first)).isTrue();
            assertThat(network.contains(other))
                    .as("%s in %s", other, network)
                    .isEqualTo(same && first.isIpv4() == other.isIpv4());
        });
    }

    @Test
    void theClientIsTheRightmostThatIsNoTrustedProxy() {
        NetworkPolicy policy = new NetworkPolicy(
                new Network(
                        List.of(),
                        null,
                        List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8")),
                        RequireHttps.FALSE,
                        List.of()),
                ManualClock.at("2026-11-24T12:00:00Z"));
        Seeded.forEach(ROUNDS, random -> {
            IpAddress client = IpAddress.ofIpv4(0xCB00_7100L | random.nextInt(256));
            List<String> chain = new ArrayList<>(List.of("junk", spelled(any(random), random)));
            chain.add(spelled(client, random));
            for (int proxies = random.nextInt(4); proxies > 0; proxies--) {
                chain.add(random.nextBoolean() ? "10.1.2." + random.nextInt(256) : "fd00::" + random.nextInt(10));
            }
            CronRequest request = CronRequest.get("/").from(random.nextBoolean() ? "10.0.0.1" : "[fd00::1]");
            boolean list = random.nextBoolean();
            for (String node : chain) {
                String hop = node.indexOf(':') < 0 ? node : "[" + node + "]";
                String port = node.equals("junk") ? "" : random.nextBoolean() ? ":4711" : "";
                request = request.header(
                        list ? "X-Forwarded-For" : "Forwarded", list ? hop + port : "for=\"" + hop + port + "\"");
            }
            assertThat(policy.check(request)).isEqualTo(new Finding.Allowed(client.toString()));
        });
    }
}
