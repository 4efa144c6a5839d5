package io.github.cronguard.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronRequest;
import io.github.cronguard.internal.config.GuardConfig.Network;
import io.github.cronguard.internal.config.GuardConfig.RequireHttps;
import io.github.cronguard.memory.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPolicyTest {
    private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");

    private NetworkPolicy policy(
            String allow, @Nullable Path file, String proxies, RequireHttps https, String plainHttpFrom) {
        return new NetworkPolicy(new Network(cidrs(allow), file, cidrs(proxies), https, cidrs(plainHttpFrom)), clock);
    }

    private static List<Cidr> cidrs(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Cidr::parse).toList();
    }

    private static String kind(Finding finding) {
        return finding.getClass().getSimpleName();
    }

    /** Rows D01 to D17 of the list of bad inputs, and more of their kind. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.5                          | Allowed[clientIp=203.0.113.5]
            198.51.100.7                         | Forbidden[clientIp=198.51.100.7, reason=address not allowed]
            203.0.113.5, 198.51.100.7            | Forbidden[clientIp=198.51.100.7, reason=address not allowed]
            198.51.100.7, 203.0.113.5, 10.1.2.3  | Allowed[clientIp=203.0.113.5]
            198.51.100.7,203.0.113.5,10.1.2.3    | Allowed[clientIp=203.0.113.5]
            192.168.1.1                          | Forbidden[clientIp=192.168.1.1, reason=address not allowed]
            ::ffff:198.51.100.7                  | Forbidden[clientIp=198.51.100.7, reason=address not allowed]
            ::ffff:203.0.113.5                   | Allowed[clientIp=203.0.113.5]
            198.51.100.7:4711                    | Forbidden[clientIp=198.51.100.7, reason=address not allowed]
            203.0.113.5:4711                     | Allowed[clientIp=203.0.113.5]
            [2001:db8::1]:4711                   | Forbidden[clientIp=2001:db8::1, reason=address not allowed]
            2001:db8::1                          | Forbidden[clientIp=2001:db8::1, reason=address not allowed]
            10.1.2.3                             | Forbidden[clientIp=10.1.2.3, reason=address not allowed]
            10.1.2.3, 10.4.5.6                   | Forbidden[clientIp=10.1.2.3, reason=address not allowed]
            junk, 203.0.113.5                    | Allowed[clientIp=203.0.113.5]
            203.0.113.5, junk                    | Malformed[reason=X-Forwarded-For names something that is no address]
            '; DROP TABLE cron_runs; --          | Malformed[reason=X-Forwarded-For names something that is no address]
            localhost                            | Malformed[reason=X-Forwarded-For names something that is no address]
            fe80::1%eth0                         | Malformed[reason=X-Forwarded-For names something that is no address]
            0313.0.0161.05                       | Malformed[reason=X-Forwarded-For names something that is no address]
            3405803781                           | Malformed[reason=X-Forwarded-For names something that is no address]
            203.0.113.5,                         | Malformed[reason=X-Forwarded-For names something that is no address]
            203.0.113.5:                         | Malformed[reason=X-Forwarded-For names something that is no address]
            203.0.113.5:123456                   | Malformed[reason=X-Forwarded-For names something that is no address]
            [203.0.113.5]                        | Malformed[reason=X-Forwarded-For names something that is no address]
            [2001:db8::1                         | Malformed[reason=X-Forwarded-For names something that is no address]
            [2001:db8::1]x                       | Malformed[reason=X-Forwarded-For names something that is no address]
            []                                   | Malformed[reason=X-Forwarded-For names something that is no address]
            unknown                              | Malformed[reason=X-Forwarded-For names something that is no address]
            """, quoteCharacter = '`')
    void believesATrustedProxyAboutTheRightmostUntrustedAddress(String header, String expected) {
        NetworkPolicy policy = policy("203.0.113.0/24", null, "127.0.0.0/8 10.0.0.0/8", RequireHttps.FALSE, "");
        Finding finding =
                policy.check(CronRequest.get("/cron/run").from("127.0.0.1").header("X-Forwarded-For", header));
        assertThat(finding).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            for=203.0.113.5                              | Allowed[clientIp=203.0.113.5]
            For="203.0.113.5:80"; proto=http ;by=10.0.0.1 | Allowed[clientIp=203.0.113.5]
            for=203.0.113.5, for=10.1.2.3                | Allowed[clientIp=203.0.113.5]
            for=203.0.113.5, for="[2001:db8::1]"         | Forbidden[clientIp=2001:db8::1, reason=address not allowed]
            for="\\203.0.113.5"                          | Allowed[clientIp=203.0.113.5]
            proto=https                                  | Forbidden[clientIp=127.0.0.1, reason=address not allowed]
            for=203.0.113.5:80                           | Allowed[clientIp=203.0.113.5]
            for=unknown                                  | Malformed[reason=Forwarded names something that is no address]
            for=_hidden                                  | Malformed[reason=Forwarded names something that is no address]
            for=203.0.113.5, proto=https                 | Malformed[reason=Forwarded names something that is no address]
            for="203.0.113.5                             | Malformed[reason=Forwarded header is malformed]
            for="a, for="[2001:db8::1]"                  | Malformed[reason=Forwarded header is malformed]
            for="x\\                                     | Malformed[reason=Forwarded header is malformed]
            for                                          | Malformed[reason=Forwarded header is malformed]
            for=                                         | Malformed[reason=Forwarded header is malformed]
            =203.0.113.5                                 | Malformed[reason=Forwarded header is malformed]
            for=203.0.113.5,                             | Malformed[reason=Forwarded header is malformed]
            for=203.0.113.5;                             | Malformed[reason=Forwarded header is malformed]
            for=203.0.113.5;for=203.0.113.6              | Malformed[reason=Forwarded header is malformed]
            for=203.0.113.5 for=203.0.113.6              | Malformed[reason=Forwarded header is malformed]
            for=[2001:db8::1]                            | Malformed[reason=Forwarded header is malformed]
            """)
    void readsForwardedStrictly(String header, String expected) {
        NetworkPolicy policy = policy("203.0.113.0/24", null, "127.0.0.0/8 10.0.0.0/8", RequireHttps.FALSE, "");
        assertThat(policy.check(CronRequest.get("/cron/run").from("127.0.0.1").header("Forwarded", header)))
                .hasToString(expected);
    }

    @Test
    void ignoresEveryForwardingHeaderOfAnUntrustedSocket() {
        CronRequest request = CronRequest.get("/cron/run")
                .from("127.0.0.1")
                .header("X-Forwarded-For", "203.0.113.5")
                .header("Forwarded", "for=\"broken")
                .header("X-Real-IP", "203.0.113.5");
        assertThat(policy("203.0.113.0/24", null, "", RequireHttps.AUTO, "").check(request))
                .isEqualTo(new Finding.Forbidden("127.0.0.1", "address not allowed"));
        assertThat(policy("127.0.0.0/8", null, "", RequireHttps.AUTO, "").check(request))
                .isEqualTo(new Finding.Allowed("127.0.0.1"));
    }

    @Test
    void doesNotTakeOtherHeadersForAnAddress() {
        CronRequest request = CronRequest.get("/cron/run")
                .from("127.0.0.1")
                .header("X-Real-IP", "203.0.113.5")
                .header("True-Client-IP", "203.0.113.5");
        assertThat(policy("203.0.113.0/24", null, "127.0.0.0/8", RequireHttps.FALSE, "")
                        .check(request))
                .isEqualTo(new Finding.Forbidden("127.0.0.1", "address not allowed"));
    }

    @Test
    void refusesHeadersThatDisagree() {
        NetworkPolicy policy = policy("", null, "127.0.0.1", RequireHttps.AUTO, "");
        CronRequest request = CronRequest.get("/").from("127.0.0.1").header("X-Forwarded-For", "203.0.113.5");
        assertThat(policy.check(request.header("Forwarded", "for=203.0.113.6")))
                .isEqualTo(new Finding.Malformed("X-Forwarded-For and Forwarded disagree"));
        assertThat(policy.check(request.header("Forwarded", "for=198.51.100.1, for=203.0.113.5")))
                .isEqualTo(new Finding.Allowed("203.0.113.5"));
    }

    @Test
    void joinsTheLinesOfAHeaderInTheirOrder() {
        NetworkPolicy policy = policy("", null, "127.0.0.1", RequireHttps.AUTO, "");
        assertThat(policy.check(CronRequest.get("/")
                        .from("127.0.0.1")
                        .header("X-Forwarded-For", "203.0.113.5")
                        .header("x-forwarded-for", "203.0.113.6")))
                .isEqualTo(new Finding.Allowed("203.0.113.6"));
    }

    @Test
    void boundsNumberAndLengthOfForwardedAddresses() {
        NetworkPolicy policy = policy("", null, "127.0.0.1", RequireHttps.AUTO, "");
        CronRequest request = CronRequest.get("/").from("127.0.0.1");
        String hop = ",203.0.113.5";
        assertThat(kind(policy.check(
                        request.header("X-Forwarded-For", hop.repeat(32).substring(1)))))
                .isEqualTo("Allowed");
        assertThat(kind(policy.check(
                        request.header("X-Forwarded-For", hop.repeat(33).substring(1)))))
                .isEqualTo("Malformed");
        assertThat(kind(policy.check(
                        request.header("X-Forwarded-For", hop.repeat(1_000).substring(1)))))
                .isEqualTo("Malformed");
        assertThat(kind(policy.check(
                        request.header("Forwarded", ",for=1.1.1.1".repeat(33).substring(1)))))
                .isEqualTo("Malformed");
        assertThat(kind(policy.check(request.header("X-Forwarded-Proto", "https,".repeat(1_000)))))
                .isEqualTo("Malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, 127.0.0.1, false, Allowed",
        "AUTO, ::1, false, Allowed",
        "AUTO, [0:0:0:0:0:0:0:1], false, Allowed",
        "AUTO, 203.0.113.5, false, Forbidden",
        "AUTO, 203.0.113.5, true, Allowed",
        "AUTO, '', false, Forbidden",
        "AUTO, '', true, Allowed",
        "TRUE, 127.0.0.1, false, Forbidden",
        "TRUE, 127.0.0.1, true, Allowed",
        "FALSE, 203.0.113.5, false, Allowed",
        "FALSE, '', false, Allowed",
        "TRUE, 10.0.0.7, false, Allowed",
        "AUTO, 10.0.0.7, false, Allowed",
        "AUTO, fe80::1%eth0, true, Allowed",
        "AUTO, localhost, false, Forbidden",
        "AUTO, 127.0.0.1%1, false, Forbidden"
    })
    void wantsTlsUnlessTheSocketIsExcepted(RequireHttps https, String peer, boolean secure, String expected) {
        Finding finding = policy("", null, "", https, "10.0.0.0/8")
                .check(CronRequest.get("/").from(peer).secure(secure));
        assertThat(kind(finding)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https        |                                             | Allowed
            HTTPS        |                                             | Allowed
            http         |                                             | Forbidden
            https, http  |                                             | Forbidden
            https, https |                                             | Allowed
            x            |                                             | Forbidden
                         |                                             | Forbidden
                         | for=203.0.113.5;proto=https                 | Allowed
                         | for=203.0.113.5;proto=http                  | Forbidden
                         | for=1.1.1.1;proto=https, for=203.0.113.5    | Forbidden
                         | for=203.0.113.5;proto=https, for=10.0.0.1;proto=http | Allowed
                         | proto=https                                 | Allowed
                         | proto=http, proto=https                     | Allowed
                         | proto=https, proto=http                     | Forbidden
            http         | for=203.0.113.5;proto=https                 | Forbidden
            https        | for=203.0.113.5;proto=http                  | Forbidden
            https        | for=203.0.113.5                             | Allowed
            """)
    void believesATrustedProxyAboutTls(@Nullable String proto, @Nullable String forwarded, String expected) {
        CronRequest request = CronRequest.get("/").from("10.0.0.2");
        request = proto == null ? request : request.header("X-Forwarded-Proto", proto);
        request = forwarded == null ? request : request.header("Forwarded", forwarded);
        NetworkPolicy policy = policy("", null, "10.0.0.0/8", RequireHttps.TRUE, "");
        assertThat(kind(policy.check(request))).isEqualTo(expected);
    }

    @Test
    void doesNotBelieveAnUntrustedClientAboutTls() {
        CronRequest request = CronRequest.get("/")
                .from("127.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "proto=https");
        assertThat(policy("", null, "", RequireHttps.TRUE, "").check(request))
                .isEqualTo(new Finding.Forbidden("127.0.0.1", "plain HTTP"));
    }

    @Test
    void letsNoUnknownSocketThroughAnAllowList() {
        NetworkPolicy policy = policy("0.0.0.0/0 ::/0", null, "", RequireHttps.FALSE, "");
        assertThat(policy.check(CronRequest.get("/").from("")))
                .isEqualTo(new Finding.Forbidden("unknown", "address not allowed"));
        assertThat(policy("", null, "", RequireHttps.FALSE, "").check(CronRequest.get("/")))
                .isEqualTo(new Finding.Allowed("unknown"));
    }

    @Test
    void readsTheFileOfAllowedNetworksAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("allow.txt");
        NetworkPolicy policy = policy("192.0.2.0/24", file, "", RequireHttps.FALSE, "");
        assertThat(allows(policy, "203.0.113.5"))
                .as("no file yet: nobody is in it")
                .isFalse();
        Files.writeString(file, "203.0.113.0/24\n");
        assertThat(allows(policy, "203.0.113.5")).as("within a second").isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(allows(policy, "203.0.113.5")).isTrue();
        assertThat(allows(policy, "192.0.2.1")).isTrue();
        Files.writeString(file, "# being written\n");
        clock.advance(Duration.ofSeconds(1));
        assertThat(allows(policy, "203.0.113.5"))
                .as("an empty file keeps the old list")
                .isTrue();
        Files.writeString(file, "2001:db8::/32 # moved\n");
        clock.advance(Duration.ofSeconds(1));
        assertThat(allows(policy, "203.0.113.5")).isFalse();
        assertThat(allows(policy, "2001:db8::1")).isTrue();
    }

    @Test
    void letsNobodyInByAFileThatIsMissing(@TempDir Path folder) {
        NetworkPolicy policy = policy("", folder.resolve("none"), "", RequireHttps.FALSE, "");
        assertThat(allows(policy, "203.0.113.5")).isFalse();
    }

    private static boolean allows(NetworkPolicy policy, String peer) {
        return policy.check(CronRequest.get("/").from(peer)) instanceof Finding.Allowed;
    }

    @Test
    void keepsTextFromOutsideOutOfItsReasons() {
        NetworkPolicy policy = policy("", null, "127.0.0.1", RequireHttps.FALSE, "");
        Finding finding = policy.check(CronRequest.get("/").from("127.0.0.1").header("X-Forwarded-For", "EVIL\r\nx"));
        assertThat(finding.toString().toLowerCase(Locale.ROOT)).doesNotContain("evil");
    }
}
