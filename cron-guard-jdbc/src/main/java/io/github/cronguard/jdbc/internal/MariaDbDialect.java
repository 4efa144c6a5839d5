package io.github.cronguard.jdbc.internal;

import java.util.List;

/** MariaDB 10.6 and later. */
final class MariaDbDialect extends InnoDbDialect {
    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    List<Limit> limits(Patience patience) {
        return List.of(
                new Limit("innodb_lock_wait_timeout", seconds(patience.lockMillis())),
                new Limit("idle_transaction_timeout", seconds(patience.idleMillis())));
    }
}
