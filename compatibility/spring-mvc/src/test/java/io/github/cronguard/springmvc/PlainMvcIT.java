package io.github.cronguard.springmvc;

import io.github.cronguard.servlet.JettyContainer;
import io.github.cronguard.servlet.TomcatContainer;
import org.junit.jupiter.api.Nested;

class PlainMvcIT {

    @Nested
    class OnJetty extends PlainMvcContract {
        OnJetty() {
            super(JettyContainer::start);
        }
    }

    @Nested
    class OnTomcat extends PlainMvcContract {
        OnTomcat() {
            super(TomcatContainer::start);
        }
    }
}
