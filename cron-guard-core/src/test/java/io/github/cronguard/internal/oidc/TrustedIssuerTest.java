package io.github.cronguard.internal.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.internal.config.GuardConfig.Oidc;
import io.github.cronguard.memory.ManualClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustedIssuerTest {
    private static final String ONE = "https://one.example.test";
    private static final Oidc.Subject ANYWHERE = new Oidc.Subject(null, "anna");
    private static final Oidc.Subject OF_ONE = new Oidc.Subject(ONE, "anna");

    private static TrustedIssuer issuer(Oidc.Subject... subjects) {
        Oidc config = new Oidc(List.of(ONE), List.of("audience"), List.of(subjects));
        return TrustedIssuer.of(ONE, config, new IssuerKeys(ManualClock.at("2026-11-24T12:00:00Z")));
    }

    @Test
    void theEntryThatNamesTheIssuerIsTheCloserOneWhereverItStands() {
        Claims anna = new Claims(Map.of("sub", "anna"));
        String close = CallerName.of(OF_ONE);
        assertThat(close).isNotEqualTo(CallerName.of(ANYWHERE));
        assertThat(issuer(OF_ONE, ANYWHERE).caller(anna)).contains(close);
        assertThat(issuer(ANYWHERE, OF_ONE).caller(anna)).contains(close);
    }

    @Test
    void theSubjectCountsBeforeTheAddress() {
        Oidc.Subject address = new Oidc.Subject(null, "anna@example.test");
        Claims both = new Claims(Map.of("sub", "anna", "email", address.text(), "email_verified", true));
        assertThat(issuer(address, ANYWHERE).caller(both)).contains("oidc:anna");
        assertThat(issuer(address).caller(both)).contains("oidc:anna@example.test");
    }
}
