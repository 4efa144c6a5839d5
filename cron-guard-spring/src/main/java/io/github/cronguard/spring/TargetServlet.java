package io.github.cronguard.spring;

import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.DispatcherServlet;

/** Knows the servlet that the container has chosen for a request, before that is reached. */
final class TargetServlet {
    private final Map<String, Boolean> dispatchers = new ConcurrentHashMap<>();

    /** Whether it is a dispatcher; true also where the container cannot say, as in a test without one. */
    boolean isDispatcher(HttpServletRequest request) {
        String name = request.getHttpServletMapping().getServletName();
        if (name == null || name.isEmpty()) {
            return true;
        }
        Boolean known = dispatchers.get(name);
        if (known == null) {
            known = isDispatcher(request.getServletContext().getServletRegistration(name));
            dispatchers.put(name, known); // of the servlets there are, which no request can add to
        }
        return known;
    }

    private static boolean isDispatcher(@Nullable ServletRegistration registration) {
        if (registration == null || registration.getClassName() == null) {
            return true;
        }
        try {
            Class<?> servlet =
                    ClassUtils.forName(registration.getClassName(), DispatcherServlet.class.getClassLoader());
            return DispatcherServlet.class.isAssignableFrom(servlet);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
