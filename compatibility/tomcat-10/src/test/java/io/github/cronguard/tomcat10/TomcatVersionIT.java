package io.github.cronguard.tomcat10;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("tomcat")
class TomcatVersionIT {

    @Test
    void theOlderTomcatIsOnTheClassPath() {
        assertThat(ServerInfo.getServerNumber()).startsWith("10.1.");
        assertThat(System.getProperty("expected.tomcat") + ".0").isEqualTo(ServerInfo.getServerNumber());
    }
}
