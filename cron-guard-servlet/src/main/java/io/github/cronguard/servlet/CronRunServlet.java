package io.github.cronguard.servlet;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronPaths;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** Gives every request, whatever its method, to a guard. Thread-safe. */
public final class CronRunServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CronExchange exchange;

    /**
     * A servlet to be mapped by the host; {@link #register} does both.
     *
     * @param guard answers
     */
    public CronRunServlet(CronGuard guard) {
        this(new CronExchange(guard));
    }

    CronRunServlet(CronExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Maps a guard's paths and nothing else: for {@code /cron/run} also {@code /cron/runs/*} and {@code /cron/status}.
     *
     * @param context not initialised yet, as in a {@code ServletContextListener}
     * @param guard answers; closing it is left to the host
     * @throws IllegalStateException if the context is initialised already, or one of the paths is taken by another servlet
     */
    public static void register(ServletContext context, CronGuard guard) {
        register(context, guard.paths(), new CronRunServlet(guard));
    }

    static void register(ServletContext context, CronPaths paths, CronRunServlet servlet) {
        ServletRegistration.Dynamic registration = context.addServlet("cron-guard " + paths.run(), servlet);
        if (registration == null) {
            throw new IllegalStateException("A guard is registered for " + paths.run() + " already");
        }
        Set<String> taken = registration.addMapping(paths.run(), paths.runs() + "*", paths.status());
        if (!taken.isEmpty()) {
            throw new IllegalStateException("Other servlets are mapped to " + taken);
        }
        registration.setLoadOnStartup(1);
    }

    /** The methods of {@link HttpServlet} would answer OPTIONS and TRACE themselves and make a GET of a HEAD. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        exchange.handle(request, response);
    }
}
