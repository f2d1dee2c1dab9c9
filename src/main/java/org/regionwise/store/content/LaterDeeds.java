package org.regionwise.store.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines of the record of who did what that an earlier state of the database lacks. */
public final class LaterDeeds {
    private static final String COLUMNS = "done_at, account_name, deed, subject, detail";
    private static final int COUNT = 5;

    private LaterDeeds() {}

    /** Adds to one database what only the other has: going back to a backup takes nothing out of the record. */
    public static void bring(Connection from, Connection to) throws SQLException {
        Set<List<Object>> there = new HashSet<>();
        String query = "SELECT " + COLUMNS + " FROM deed ORDER BY id";
        try (PreparedStatement select = to.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                there.add(values(row));
            }
        }
        try (PreparedStatement select = from.prepareStatement(query);
                ResultSet row = select.executeQuery();
                PreparedStatement insert =
                        to.prepareStatement("INSERT INTO deed (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?)")) {
            while (row.next()) {
                List<Object> values = values(row);
                if (!there.contains(values)) {
                    for (int i = 0; i < COUNT; i++) {
                        insert.setObject(i + 1, values.get(i));
                    }
                    insert.executeUpdate();
                }
            }
        }
    }

    private static List<Object> values(ResultSet row) throws SQLException {
        return List.of(
                row.getObject(1, OffsetDateTime.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5));
    }
}
