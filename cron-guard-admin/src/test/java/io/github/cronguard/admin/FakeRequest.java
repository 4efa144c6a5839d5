package io.github.cronguard.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The head of a request, as much of it as an access looks at. */
final class FakeRequest {
    private final String address;
    private final List<String> authorization;
    private final @Nullable Principal principal;
    private final Set<String> roles;
    private final Map<String, Object> attributes = new HashMap<>();

    private FakeRequest(String address, List<String> authorization, @Nullable Principal principal, Set<String> roles) {
        this.address = address;
        this.authorization = authorization;
        this.principal = principal;
        this.roles = roles;
    }

    static HttpServletRequest basic(String address, String credential) {
        String base64 = Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
        return with(address, "Basic " + base64);
    }

    static HttpServletRequest with(String address, String... authorization) {
        return new FakeRequest(address, List.of(authorization), null, Set.of()).request();
    }

    static HttpServletRequest of(@Nullable Principal principal, String... roles) {
        return new FakeRequest("192.0.2.1", List.of(), principal, Set.of(roles)).request();
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, this::answer);
    }

    private @Nullable Object answer(Object proxy, Method method, Object @Nullable [] given) {
        Object[] arguments = given == null ? new Object[0] : given;
        return switch (method.getName()) {
            case "getHeaders" ->
                Collections.enumeration(arguments[0].equals("Authorization") ? authorization : List.of());
            case "getRemoteAddr" -> address;
            case "getUserPrincipal" -> principal;
            case "isUserInRole" -> roles.contains((String) arguments[0]);
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }
}
