package io.github.cronguard.demo.spring;

import io.github.cronguard.demo.parts.JsonAnswer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpStatus;

/** Answers what Tomcat itself refuses, before the page that would say it in HTML. */
final class MalformedRequests extends ValveBase {

    MalformedRequests() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.isErrorReportRequired()) {
            response.setSuspended(false); // Tomcat has not sent anything yet, and would swallow what is written now
            HttpStatus status = HttpStatus.valueOf(response.getStatus());
            JsonAnswer.write(response, status.value(), JsonAnswer.status(status.getReasonPhrase()));
        } else {
            getNext().invoke(request, response);
        }
    }
}
