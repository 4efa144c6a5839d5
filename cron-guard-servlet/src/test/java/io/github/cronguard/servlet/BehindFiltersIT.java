package io.github.cronguard.servlet;

import org.junit.jupiter.api.Nested;

class BehindFiltersIT {

    @Nested
    class OnJetty extends BehindFiltersContract {
        OnJetty() {
            super(JettyContainer::start);
        }
    }

    @Nested
    class OnTomcat extends BehindFiltersContract {
        OnTomcat() {
            super(TomcatContainer::start);
        }
    }
}
