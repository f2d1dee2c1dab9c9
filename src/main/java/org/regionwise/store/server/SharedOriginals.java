package org.regionwise.store.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.regionwise.store.folder.DurableFile;

/**
 * The original uploads in PostgreSQL, in parts of a megabyte, so that every server on it can have what another was
 * sent. Within the transaction of its connection.
 */
public final class SharedOriginals {
    private static final int PART = 1 << 20;

    private final Connection connection;

    /** Reads and writes in the transaction of {@code connection}. */
    public SharedOriginals(Connection connection) {
        this.connection = connection;
    }

    /** Keeps a file under its hash, unless it is kept already. */
    public void keep(Path file, String sha256, String ending, Instant now) throws SQLException {
        try (PreparedStatement original = connection.prepareStatement("INSERT INTO original (sha256, ending, bytes,"
                        + " kept_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement part = connection.prepareStatement(
                        "INSERT INTO original_part (sha256, number, content) VALUES (?, ?, ?)");
                InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            original.setString(1, sha256);
            original.setString(2, ending);
            original.setLong(3, Files.size(file));
            original.setObject(4, now.atOffset(ZoneOffset.UTC));
            if (original.executeUpdate() == 0) {
                return;
            }
            int number = 0;
            for (byte[] bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART)) {
                part.setString(1, sha256);
                part.setInt(2, number++);
                part.setBytes(3, bytes);
                part.executeUpdate();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the original with this hash no longer. */
    public void drop(String sha256) throws SQLException {
        for (String table : new String[] {"original_part", "original"}) {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE sha256 = ?")) {
                delete.setString(1, sha256);
                delete.executeUpdate();
            }
        }
    }

    /** Puts the original with this hash into a folder, unread; false where it is not kept. */
    public boolean fetch(String sha256, Path folder) throws SQLException, IOException {
        try (PreparedStatement query = connection.prepareStatement("SELECT ending FROM original WHERE sha256 = ?")) {
            query.setString(1, sha256);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                DurableFile.write(folder.resolve(sha256 + row.getString(1)), out -> write(sha256, out));
                return true;
            }
        }
    }

    private void write(String sha256, OutputStream out) throws IOException {
        try (PreparedStatement part =
                connection.prepareStatement("SELECT content FROM original_part WHERE sha256 = ? AND number = ?")) {
            part.setString(1, sha256);
            for (int number = 0; ; number++) {
                part.setInt(2, number);
                try (ResultSet row = part.executeQuery()) {
                    if (!row.next()) {
                        return;
                    }
                    out.write(row.getBytes(1));
                }
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
