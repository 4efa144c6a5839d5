package io.github.cronguard.servlet;

import org.junit.jupiter.api.Nested;

class CronRunServletIT {

    @Nested
    class OnJetty extends CronRunServletContract {
        OnJetty() {
            super(JettyContainer::start);
        }
    }

    @Nested
    class OnTomcat extends CronRunServletContract {
        OnTomcat() {
            super(TomcatContainer::start);
        }
    }
}
