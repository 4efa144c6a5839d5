package io.github.cronguard.servlet.hostile;

import io.github.cronguard.servlet.JettyContainer;
import io.github.cronguard.servlet.TomcatContainer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

class BadInputsIT {

    @Nested
    class OnJetty extends BadInputsContract {
        OnJetty() {
            super(JettyContainer::start);
        }
    }

    @Nested
    @Tag("tomcat")
    class OnTomcat extends BadInputsContract {
        OnTomcat() {
            super(TomcatContainer::start);
        }
    }
}
