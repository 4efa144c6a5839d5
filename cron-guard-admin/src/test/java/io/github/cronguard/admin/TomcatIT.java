package io.github.cronguard.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs between containers, on the other one: paths, bodies and headers. */
class TomcatIT {
    private final AdminHost host = AdminHost.inMemory();

    @Test
    void servesThePagesAsOnJetty(@TempDir Path folder) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("/app", null);
        context.addServletContainerInitializer(
                (classes, servlets) -> AdminServlet.register(servlets, host.guard, AdminHost.BY_HEADER, "/cron/admin"),
                Set.of());
        tomcat.start();
        try {
            check(new Client(tomcat.getConnector().getLocalPort()).as("anna"));
        } finally {
            tomcat.stop();
            tomcat.destroy();
            host.close();
        }
    }

    private static void check(Client anna) {
        assertThat(anna.get("").body()).contains("href=\"./admin/runs\"");
        assertThat(anna.get("/").body()).contains("href=\"./runs\"");
        HttpResponse<String> head = anna.send("HEAD", "/runs", null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        for (String path : List.of("/%72uns", "/runs;x=1", "//runs", "/./runs%00", "/runs%2F1")) {
            assertThat(anna.raw("GET " + AdminHost.MOUNT + path + " HTTP/1.1"))
                    .as(path)
                    .matches("(?s)HTTP/1.1 40[04] .*");
        }
        assertThat(anna.send("OPTIONS", "/", null).headers().firstValue("Allow"))
                .contains("GET, HEAD");
        String token = anna.token("/confirm/run-now");
        HttpResponse<String> started =
                anna.post("/actions/run-now", Map.of("csrf", token, "confirmed", "yes", "reason", "übung & test"));
        assertThat(started.headers().firstValue("Location")).contains("../runs/1?done=1");
        assertThat(anna.get("/audit").body()).contains("übung &amp; test");
        assertThat(anna.send("POST", "/actions/run-now", "x".repeat(70_000)).statusCode())
                .isEqualTo(413);
    }
}
