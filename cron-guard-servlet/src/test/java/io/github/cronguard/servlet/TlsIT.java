package io.github.cronguard.servlet;

import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

class TlsIT {

    @Nested
    class OnJetty extends TlsContract {
        @Override
        TestContainer start(TestKey key, Consumer<ServletContext> application) throws Exception {
            return JettyTls.start(key, application);
        }
    }

    @Nested
    @Tag("tomcat")
    class OnTomcat extends TlsContract {
        @Override
        TestContainer start(TestKey key, Consumer<ServletContext> application) throws Exception {
            return TomcatTls.start(key, application);
        }
    }
}
