package io.github.cronguard.jdbc.internal;

import java.util.List;

/** MySQL 8.0.17 and later. It does not end transactions that do nothing. */
final class MySqlDialect extends InnoDbDialect {
    @Override
    public String name() {
        return "mysql";
    }

    @Override
    List<Limit> limits(Patience patience) {
        return List.of(new Limit("innodb_lock_wait_timeout", seconds(patience.lockMillis())));
    }
}
