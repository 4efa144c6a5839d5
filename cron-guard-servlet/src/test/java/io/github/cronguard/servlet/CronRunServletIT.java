package io.github.cronguard.servlet;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

class CronRunServletIT {

    @Nested
    class OnJetty extends CronRunServletContract {
        OnJetty() {
            super(JettyContainer::start);
        }
    }

    @Nested
    @Tag("tomcat")
    class OnTomcat extends CronRunServletContract {
        OnTomcat() {
            super(TomcatContainer::start);
        }
    }
}
