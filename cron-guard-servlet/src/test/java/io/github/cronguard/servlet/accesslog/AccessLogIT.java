package io.github.cronguard.servlet.accesslog;

import io.github.cronguard.servlet.TestContainer;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

class AccessLogIT {

    @Nested
    class OnJetty extends AccessLogContract {
        @Override
        TestContainer start(Logging logging, Path folder, Consumer<ServletContext> application) throws Exception {
            return JettyAccessLog.start(logging, folder, application);
        }
    }

    @Nested
    @Tag("tomcat")
    class OnTomcat extends AccessLogContract {
        @Override
        TestContainer start(Logging logging, Path folder, Consumer<ServletContext> application) throws Exception {
            return TomcatAccessLog.start(logging, folder, application);
        }
    }
}
