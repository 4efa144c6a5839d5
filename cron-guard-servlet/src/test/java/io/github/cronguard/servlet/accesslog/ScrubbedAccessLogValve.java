package io.github.cronguard.servlet.accesslog;

import io.github.cronguard.servlet.AccessLogScrubber;
import java.io.CharArrayWriter;
import org.apache.catalina.valves.AccessLogValve;

/** The valve of the guide. */
final class ScrubbedAccessLogValve extends AccessLogValve {

    @Override
    public void log(CharArrayWriter message) {
        CharArrayWriter clean = new CharArrayWriter();
        clean.append(AccessLogScrubber.scrub(message.toString()));
        super.log(clean);
    }
}
