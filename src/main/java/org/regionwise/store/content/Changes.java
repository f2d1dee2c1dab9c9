package org.regionwise.store.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.Entry.Event;
import org.regionwise.store.ledger.Subject;

/** The database's own numbered list of changes, {@code change_log}. */
public final class Changes {
    private final Connection connection;

    /** Reads and writes in the transaction of {@code connection}. */
    public Changes(Connection connection) {
        this.connection = connection;
    }

    /** The number of the last change; 0 for none. */
    public long last() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT COALESCE(MAX(number), 0) FROM change_log");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** How many changes there are up to a number. */
    public long upTo(long number) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT COUNT(*) FROM change_log WHERE number <= ?")) {
            query.setLong(1, number);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The changes after a number, in order. */
    public List<Entry> after(long number) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT number, kind, subject_id, content_hash,"
                + " created_at FROM change_log WHERE number > ? ORDER BY number")) {
            query.setLong(1, number);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(Entry.of(
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            Event.CHANGED,
                            row.getLong(1),
                            new Subject(Subject.Kind.valueOf(row.getString(2)), row.getLong(3)),
                            row.getString(4)));
                }
            }
        }
        return entries;
    }

    /** Enters a change. */
    public void add(Entry change) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO change_log (number, kind, subject_id,"
                + " content_hash, created_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, change.change());
            insert.setString(2, change.kind().name());
            insert.setLong(3, change.id());
            insert.setString(4, change.hash());
            insert.setObject(5, Instant.parse(change.at()).atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
