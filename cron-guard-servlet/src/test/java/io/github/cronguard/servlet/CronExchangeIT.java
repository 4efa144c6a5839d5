package io.github.cronguard.servlet;

import org.junit.jupiter.api.Nested;

class CronExchangeIT {

    @Nested
    class OnJetty extends CronExchangeContract {
        OnJetty() {
            super(JettyContainer::start);
        }
    }

    @Nested
    class OnTomcat extends CronExchangeContract {
        OnTomcat() {
            super(TomcatContainer::start);
        }
    }
}
