package io.github.cronguard.internal.config;

import io.github.cronguard.internal.config.GuardConfig.Network;
import io.github.cronguard.internal.config.GuardConfig.RequireHttps;
import io.github.cronguard.internal.net.Cidr;
import io.github.cronguard.internal.net.CidrFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads from where a guard may be called. */
final class NetworkReader {
    private static final int MAX_NETWORKS = 1_000;

    private NetworkReader() {}

    static Network read(Values values) {
        Optional<Path> file = values.tryRead(Setting.ALLOW_IPS_FILE, CredentialReader::path);
        file.ifPresent(path -> check(values, path));
        List<Cidr> proxies = networks(values, Setting.TRUSTED_PROXIES);
        if (proxies.stream().anyMatch(p -> p.prefix() == 0)) {
            values.findings()
                    .warn(values.nameOf(Setting.TRUSTED_PROXIES) + " trusts every address: any client can state"
                            + " any address and that it used HTTPS");
        }
        return new Network(
                networks(values, Setting.ALLOW_IPS),
                file.orElse(null),
                proxies,
                values.choice(
                        Setting.REQUIRE_HTTPS,
                        Map.of("auto", RequireHttps.AUTO, "true", RequireHttps.TRUE, "false", RequireHttps.FALSE)),
                networks(values, Setting.PLAIN_HTTP_FROM));
    }

    private static List<Cidr> networks(Values values, Setting setting) {
        return values.list(setting, MAX_NETWORKS, Cidr::parse);
    }

    private static void check(Values values, Path file) {
        values.tryRead(Setting.ALLOW_IPS_FILE, text -> {
            try {
                return CidrFile.parse(SmallFile.read(file, WatchedFile.MAX_BYTES));
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "it must name a readable file of at most " + WatchedFile.MAX_BYTES + " bytes", e);
            }
        });
    }
}
