package io.github.cronguard.demo.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.cronguard.token.CronTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

/** The application that README.md shows starts, is triggered, and sends its first mail. */
class HostListenerIT {
    private static final String TOKEN = "cron-guard.token";

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Test
    void anApplicationOfItsOwnIsDrivenByATrigger() throws Exception {
        String token = CronTokens.generate().reveal();
        System.setProperty(TOKEN, token);
        Server server = new Server(0);
        try (HikariDataSource pool = pool()) {
            ServletContextHandler context = new ServletContextHandler("/");
            context.addEventListener(new HostListener(pool, (to, mail, key) -> sent.add(to + " " + mail + " " + key)));
            server.setHandler(context);
            server.start();
            try {
                HttpResponse<String> answer = trigger(server, token);

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).startsWith("{\"ok\":true,\"message\":\"Schedule executed.\",\"data\":{");
                assertThat(answer.body()).endsWith("\"processed\":1,\"queued\":0,\"skipped\":0,\"failed\":0}}");
                assertThat(sent).containsExactly("anna@example.org intro default_outreach/1/1");
            } finally {
                server.stop();
            }
        } finally {
            System.clearProperty(TOKEN);
        }
    }

    @Test
    void readmeShowsItAsItStandsHere() throws Exception {
        String source = Files.readString(
                Path.of("src", "test", "java", "io", "github", "cronguard", "demo", "host", "HostListener.java"));
        String shown =
                source.substring(source.indexOf("// README: begin\n") + 17, source.indexOf("    // README: end"));

        assertThat(Files.readString(Path.of("..", "..", "README.md")))
                .contains(shown.stripTrailing().stripIndent());
    }

    private static HttpResponse<String> trigger(Server server, String token) throws Exception {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/cron/run"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:host");
        return new HikariDataSource(config);
    }
}
