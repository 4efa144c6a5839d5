package io.github.cronguard.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cronguard.CronGuard;
import io.github.cronguard.GuardFixture;
import io.github.cronguard.InvalidSettingsException;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The class path without the optional library. */
class WithoutNimbusTest {

    /** Runs with the other class loader. */
    public static final class Calls {
        private Calls() {}

        /** The answer to a trigger of a guard that knows its bearer token alone. */
        public static String answer() {
            try (GuardFixture fixture = new GuardFixture()) {
                CronGuard guard = fixture.guard(parts -> parts);
                return guard.handle(fixture.trigger()).status() + " "
                        + fixture.runs().get(0).caller();
            }
        }

        /** What is wrong with a guard that trusts an issuer. */
        public static String problems() {
            try (GuardFixture fixture = new GuardFixture()) {
                fixture.guard(
                        settings -> settings.set("oidc-issuer", "https://issuer.example.test")
                                .set("oidc-audience", "a")
                                .set("batch", "0"),
                        parts -> parts);
                return "none";
            } catch (InvalidSettingsException refused) {
                return String.valueOf(refused.getMessage());
            }
        }
    }

    private static Object call(String method) throws Exception {
        try (URLClassLoader few = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> few.loadClass("com.nimbusds.jose.JWSHeader"))
                    .isInstanceOf(ClassNotFoundException.class);
            return few.loadClass(Calls.class.getName()).getMethod(method).invoke(null);
        }
    }

    @Test
    void everythingElseWorks() throws Exception {
        assertThat(call("answer")).isEqualTo("200 default");
    }

    @Test
    void trustingAnIssuerIsAProblemThatNamesTheLibraryBesideAllOthers() throws Exception {
        assertThat(String.valueOf(call("problems")))
                .contains(
                        "cron-guard.oidc-issuer: OpenID Connect needs com.nimbusds:nimbus-jose-jwt on the class path",
                        "CRON_GUARD_OIDC_SUBJECTS: it is required beside",
                        "cron-guard.batch: ");
    }

    private static URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("nimbus-jose-jwt")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
