package io.github.cronguard.servlet;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

class CronExchangeIT {

    @Nested
    class OnJetty extends CronExchangeContract {
        OnJetty() {
            super(JettyContainer::start);
        }
    }

    @Nested
    @Tag("tomcat")
    class OnTomcat extends CronExchangeContract {
        OnTomcat() {
            super(TomcatContainer::start);
        }
    }
}
