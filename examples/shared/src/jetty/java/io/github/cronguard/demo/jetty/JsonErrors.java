package io.github.cronguard.demo.jetty;

import io.github.cronguard.demo.parts.JsonAnswer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes the place of Jetty's error pages, which show the target of the request. */
public final class JsonErrors implements Request.Handler {

    /** Has nothing to be told. */
    public JsonErrors() {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String body = JsonAnswer.status(HttpStatus.getMessage(response.getStatus()));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=UTF-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Content.Sink.write(response, true, body, callback);
        return true;
    }
}
