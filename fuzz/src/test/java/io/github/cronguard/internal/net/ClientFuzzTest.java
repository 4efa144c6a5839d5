package io.github.cronguard.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cronguard.CronRequest;
import io.github.cronguard.fuzz.Input;
import io.github.cronguard.fuzz.SeedLines;
import io.github.cronguard.internal.config.GuardConfig.Network;
import io.github.cronguard.internal.config.GuardConfig.RequireHttps;
import io.github.cronguard.memory.ManualClock;
import java.util.List;

/** The input is what the client claims: lines of each header, before the trusted proxy adds its own. */
class ClientFuzzTest {
    private static final String PROXY = "10.0.0.1";
    private static final String CLIENT = "203.0.113.9";
    private static final List<String> HEADERS = List.of("X-Forwarded-For", "Forwarded", "X-Forwarded-Proto");
    private static final int MOST_HOPS = 32;
    private static final int LONGEST = 4_096;

    private final NetworkPolicy anyWay = policy(RequireHttps.FALSE);
    private final NetworkPolicy tlsAlone = policy(RequireHttps.TRUE);

    private static NetworkPolicy policy(RequireHttps https) {
        Network network = new Network(List.of(), null, List.of(Cidr.parse("10.0.0.0/8")), https, List.of());
        return new NetworkPolicy(network, ManualClock.at("2026-11-24T12:00:00Z"));
    }

    @SeedLines
    @FuzzTest
    void isWhoTheProxySaysWhateverTheClientClaims(byte[] input) {
        Input claim = Input.of(input);
        isTheProxysClient("X-Forwarded-For", claim.line(0), CLIENT);
        isTheProxysClient("Forwarded", claim.line(1), "for=" + CLIENT + ";proto=http");
        comesOverPlainHttp("X-Forwarded-Proto", claim.line(2), "http");
        comesOverPlainHttp("Forwarded", claim.line(1), "for=" + CLIENT + ";proto=http");
        aListIsReadFromTheRight(claim.line(0));
        hasNoSayOnASocketOfItsOwn(claim);
    }

    /** Appended to the client's line, or on a line of its own. */
    private static List<CronRequest> through(String header, String claim, String own) {
        CronRequest plain = CronRequest.get("/cron/run").from(PROXY);
        return List.of(
                plain.header(header, claim + ", " + own),
                plain.header(header, claim).header(header, own));
    }

    private void isTheProxysClient(String header, String claim, String own) {
        for (CronRequest request : through(header, claim, own)) {
            Finding finding = anyWay.check(request);
            if (!(finding instanceof Finding.Malformed)) {
                assertThat(finding).as(claim).isEqualTo(new Finding.Allowed(CLIENT));
            }
        }
    }

    private void comesOverPlainHttp(String header, String claim, String own) {
        for (CronRequest request : through(header, claim, own)) {
            assertThat(tlsAlone.check(request)).as(claim).isNotInstanceOf(Finding.Allowed.class);
        }
    }

    /** What stands left of it is not even looked at. */
    private void aListIsReadFromTheRight(String claim) {
        boolean bounded = claim.length() + 2 + CLIENT.length() <= LONGEST
                && claim.chars().filter(c -> c == ',').count() + 2 <= MOST_HOPS;
        if (bounded) {
            for (CronRequest request : through("X-Forwarded-For", claim, CLIENT)) {
                assertThat(anyWay.check(request)).as(claim).isEqualTo(new Finding.Allowed(CLIENT));
            }
        }
    }

    private void hasNoSayOnASocketOfItsOwn(Input claim) {
        CronRequest request = CronRequest.get("/cron/run").from("198.51.100.7");
        for (int i = 0; i < HEADERS.size(); i++) {
            request = request.header(HEADERS.get(i), claim.line(i));
        }
        assertThat(anyWay.check(request)).isEqualTo(new Finding.Allowed("198.51.100.7"));
        assertThat(tlsAlone.check(request)).isEqualTo(new Finding.Forbidden("198.51.100.7", "plain HTTP"));
    }
}
