package io.github.cronguard.jdbc.crash;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A node's pool. When the node dies its connections are cut at once: what was not committed is rolled back. */
final class MortalDataSource implements DataSource {
    private final CrashDatabase database;
    private final Life life;
    private final Deque<MortalConnection> idle = new ArrayDeque<>();
    private final List<MortalConnection> all = new ArrayList<>();

    MortalDataSource(CrashDatabase database, Life life) {
        this.database = database;
        this.life = life;
        life.severedBy(this::sever);
    }

    @Override
    public Connection getConnection() {
        MortalConnection one;
        synchronized (this) {
            life.check();
            one = idle.poll();
        }
        if (one == null) {
            one = new MortalConnection(database.open(), life, this::takeBack);
            keep(one);
        }
        return one.connection();
    }

    private void keep(MortalConnection one) {
        synchronized (this) {
            if (!life.isDead()) {
                all.add(one);
                return;
            }
        }
        one.session().close();
        throw new Stopped();
    }

    private synchronized void takeBack(MortalConnection one) {
        idle.push(one);
    }

    /** Those in the middle of a statement come last: they may wait for a row that another one holds. */
    private void sever() {
        List<MortalConnection> mine;
        synchronized (this) {
            mine = new ArrayList<>(all);
        }
        mine.sort((a, b) -> Boolean.compare(a.isBusy(), b.isBusy()));
        database.sever(mine.stream().map(MortalConnection::session).toList());
    }

    /** At the end of a node that lived. */
    synchronized void close() {
        for (MortalConnection one : all) {
            one.session().close();
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
