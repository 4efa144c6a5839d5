package io.github.cronguard.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.CronGuard;
import io.github.cronguard.Settings;
import io.github.cronguard.SettingsBuilder;
import io.github.cronguard.memory.InMemoryStorage;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spring.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever else looks at forwarding headers, a guard believes the proxies that it was told of, and each of them once. */
class ForwardedIT {
    private static final String CLIENT = "203.0.113.9";
    private static final String[] FORWARDED = {"X-Forwarded-For", CLIENT, "X-Forwarded-Proto", "https"};

    /** Four guards in one application, each with its own view of the same sender. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
            })
    static class Host {

        @Bean
        InMemoryStorage plainStorage() {
            return new InMemoryStorage();
        }

        @Bean
        InMemoryStorage trustingStorage() {
            return new InMemoryStorage();
        }

        @Bean
        CronGuard plain(CronStorage plainStorage) {
            return guard(plainStorage, settings("plain"));
        }

        @Bean
        CronGuard trusting(CronStorage trustingStorage) {
            return guard(
                    trustingStorage,
                    settings("trusting")
                            .set("cron-guard.trusted-proxies", "127.0.0.1/32")
                            .set("cron-guard.require-https", "true"));
        }

        @Bean
        CronGuard fenced() {
            return guard(new InMemoryStorage(), settings("fenced").set("cron-guard.allow-ips", "203.0.113.0/24"));
        }

        @Bean
        CronGuard secured() {
            return guard(new InMemoryStorage(), settings("secured").set("cron-guard.require-https", "true"));
        }

        private static SettingsBuilder settings(String name) {
            return Settings.builder()
                    .token(RunningApp.TOKEN)
                    .name(name)
                    .path("/" + name + "/run")
                    .set("cron-guard.failure-limit", "1000/1m");
        }

        private static CronGuard guard(CronStorage storage, SettingsBuilder settings) {
            return CronGuard.builder(settings.build()).storage(storage).build();
        }
    }

    /** The same requests to the same application, with another strategy. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Strategy {
        private final String strategy;
        private RunningApp app;

        Strategy(String strategy) {
            this.strategy = strategy;
        }

        @BeforeAll
        void start() {
            app = RunningApp.start(Host.class, "server.forward-headers-strategy=" + strategy);
        }

        @AfterAll
        void stop() {
            app.close();
        }

        int status(String guard, String... headers) throws Exception {
            return app.post("/" + guard + "/run", headers).statusCode();
        }

        String caller(String guard) {
            CronStorage storage = app.context().getBean(guard + "Storage", CronStorage.class);
            return String.valueOf(storage.runHistory().last().orElseThrow().callerIp());
        }
    }

    /** A filter of Spring shows the client and the scheme that anybody may claim. */
    @Nested
    class ByTheFramework extends Strategy {
        ByTheFramework() {
            super("framework");
        }

        @Test
        void recordsTheSocketsAddressWithoutATrustedProxy() throws Exception {
            assertThat(status("plain", FORWARDED)).isEqualTo(200);
            assertThat(caller("plain")).isEqualTo("127.0.0.1");
        }

        @Test
        void letsNobodyInByAClaimedAddress() throws Exception {
            assertThat(status("fenced", FORWARDED)).isEqualTo(403);
            assertThat(status("fenced", "Forwarded", "for=" + CLIENT)).isEqualTo(403);
        }

        @Test
        void takesNoClaimForTls() throws Exception {
            assertThat(status("secured", FORWARDED)).isEqualTo(403);
            assertThat(status("secured", "Forwarded", "proto=https")).isEqualTo(403);
        }

        @Test
        void believesATrustedProxyOnce() throws Exception {
            assertThat(status("trusting", FORWARDED)).isEqualTo(200);
            assertThat(caller("trusting")).isEqualTo(CLIENT);

            String claimed = "198.51.100.1, " + CLIENT;
            assertThat(status("trusting", "X-Forwarded-For", claimed, "X-Forwarded-Proto", "https"))
                    .isEqualTo(200);
            assertThat(caller("trusting")).isEqualTo(CLIENT);
        }
    }

    /** Tomcat itself rewrites the address, for every socket of a private network. */
    @Nested
    class ByTheContainer extends Strategy {
        ByTheContainer() {
            super("native");
        }

        @Test
        void takesTheAddressThatTheContainerFoundAndNoFurtherOne() throws Exception {
            String claimed = "198.51.100.1, " + CLIENT;
            String[] headers = {"X-Forwarded-For", claimed, "X-Forwarded-Proto", "https"};

            assertThat(status("plain", headers)).isEqualTo(200);
            assertThat(caller("plain")).isEqualTo(CLIENT);
            assertThat(status("trusting", headers)).isEqualTo(200);
            assertThat(caller("trusting")).isEqualTo(CLIENT);
        }

        @Test
        void believesTheContainerAboutTls() throws Exception {
            assertThat(status("secured", FORWARDED)).isEqualTo(200);
            assertThat(status("secured", "X-Forwarded-For", CLIENT)).isEqualTo(403);
        }
    }
}
