package io.github.cronguard.demo.parts;

import io.github.cronguard.admin.AdminAccess;
import io.github.cronguard.admin.BasicAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may see the Admin Control Center: {@code admin}, with the password of the environment, and without one nobody. */
public final class DemoAdmin {
    private static final Logger log = LoggerFactory.getLogger(DemoAdmin.class);
    private static final String NAME = "admin";
    private static final int SHORT = 12;

    private DemoAdmin() {}

    /**
     * Who may see it.
     *
     * @param settings with the password, if there is one
     * @return access for one operator, who may act, or for nobody
     */
    public static AdminAccess access(DemoSettings settings) {
        return settings.adminPassword()
                .map(password -> {
                    if (password.reveal().length() < SHORT) {
                        log.warn("CRON_ADMIN_PASSWORD has fewer than {} characters: take a longer one", SHORT);
                    }
                    return (AdminAccess) BasicAccess.builder()
                            .user(NAME, BasicAccess.hash(password.reveal()), true)
                            .build();
                })
                .orElseGet(AdminAccess::none);
    }
}
