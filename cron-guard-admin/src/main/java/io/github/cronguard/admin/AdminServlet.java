package io.github.cronguard.admin;

import io.github.cronguard.CronGuard;
import io.github.cronguard.admin.internal.route.Routes;
import io.github.cronguard.admin.internal.web.Site;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Admin Control Center of a guard. Without an {@link AdminAccess} there is none: a servlet cannot be made, and whoever
 * registers none has no pages. It keeps no session and sets no cookie. Runs on any jakarta.servlet 6 container, behind filters
 * that leave the body of a form unread. Thread-safe.
 */
public final class AdminServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_PATH = 200;
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

    private final transient Site site;

    /**
     * A servlet to be mapped by the host to a path and all below it, e.g. {@code /cron/admin} and {@code /cron/admin/*};
     * {@link #register} does both.
     *
     * @param guard whose pages they are; closing it is left to the host
     * @param access says who sees them
     * @throws IllegalArgumentException if there is no access
     */
    public AdminServlet(CronGuard guard, @Nullable AdminAccess access) {
        if (access == null) {
            throw new IllegalArgumentException(
                    "The admin pages need an AdminAccess that says who may see them, for example"
                            + " BasicAccess or ContainerAccess. If nobody may, do not register them.");
        }
        this.site = new Site(guard.console(), access, new Routes(guard.console()));
    }

    /**
     * Maps the pages to a path and all below it, and nothing else.
     *
     * @param context not initialised yet, as in a {@code ServletContextListener}
     * @param guard whose pages they are; closing it is left to the host
     * @param access says who sees them
     * @param path below the context path, e.g. {@code /cron/admin}: segments of letters, digits, {@code -}, {@code _} and
     *     {@code .}, at most 200 characters, no slash at its end
     * @throws IllegalArgumentException if there is no access, or the path is none or one of the guard's own
     * @throws IllegalStateException if the context is initialised already, or the path is taken by another servlet
     */
    public static void register(ServletContext context, CronGuard guard, @Nullable AdminAccess access, String path) {
        AdminServlet servlet = new AdminServlet(guard, access);
        if (path.length() > MAX_PATH || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "The path of the admin pages must be like /cron/admin: segments of letters,"
                            + " digits, '-', '_' and '.', at most " + MAX_PATH + " characters, no slash at its end");
        }
        if (guard.paths().serve(path) || guard.paths().serve(path + "/")) {
            throw new IllegalArgumentException("The path " + path + " is one of the guard's own; take another, e.g. "
                    + guard.paths().status().replaceFirst("/[^/]*$", "/admin"));
        }
        ServletRegistration.Dynamic registration = context.addServlet("cron-guard admin " + path, servlet);
        if (registration == null) {
            throw new IllegalStateException("Admin pages are registered for " + path + " already");
        }
        Set<String> taken = registration.addMapping(path, path + "/*");
        if (!taken.isEmpty()) {
            throw new IllegalStateException("Other servlets are mapped to " + taken);
        }
    }

    /** The methods of {@link HttpServlet} would answer OPTIONS and TRACE themselves and make a GET of a HEAD. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        site.handle(request, response);
    }
}
