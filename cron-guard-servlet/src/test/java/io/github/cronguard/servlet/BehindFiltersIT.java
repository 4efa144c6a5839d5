package io.github.cronguard.servlet;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

class BehindFiltersIT {

    @Nested
    class OnJetty extends BehindFiltersContract {
        OnJetty() {
            super(JettyContainer::start);
        }
    }

    @Nested
    @Tag("tomcat")
    class OnTomcat extends BehindFiltersContract {
        OnTomcat() {
            super(TomcatContainer::start);
        }
    }
}
