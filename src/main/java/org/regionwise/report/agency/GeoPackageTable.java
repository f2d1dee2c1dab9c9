package org.regionwise.report.agency;

import java.util.List;

/** Tables that a GeoPackage describes itself by, as OGC 12-128r17 defines them in its annex C. */
enum GeoPackageTable {
    SYSTEMS("spatial_ref_sys", """
            "srs_name" TEXT NOT NULL, "srs_id" INTEGER NOT NULL PRIMARY KEY, "organization" TEXT NOT NULL,
            "organization_coordsys_id" INTEGER NOT NULL, "definition" TEXT NOT NULL, "description" TEXT
            """, List.of()),
    CONTENTS("contents", """
            "table_name" TEXT NOT NULL PRIMARY KEY, "data_type" TEXT NOT NULL, "identifier" TEXT UNIQUE,
            "description" TEXT DEFAULT '',
            "last_change" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            "min_x" DOUBLE, "min_y" DOUBLE, "max_x" DOUBLE, "max_y" DOUBLE, "srs_id" INTEGER,
            CONSTRAINT "fk_gc_r_srs_id" FOREIGN KEY ("srs_id") REFERENCES "gpkg_spatial_ref_sys" ("srs_id")
            """, List.of(List.of(0), List.of(2))),
    GEOMETRY("geometry_columns", """
            "table_name" TEXT NOT NULL, "column_name" TEXT NOT NULL, "geometry_type_name" TEXT NOT NULL,
            "srs_id" INTEGER NOT NULL, "z" TINYINT NOT NULL, "m" TINYINT NOT NULL,
            CONSTRAINT "pk_geom_cols" PRIMARY KEY ("table_name", "column_name"),
            CONSTRAINT "uk_gc_table_name" UNIQUE ("table_name"),
            CONSTRAINT "fk_gc_tn" FOREIGN KEY ("table_name") REFERENCES "gpkg_contents" ("table_name"),
            CONSTRAINT "fk_gc_srs" FOREIGN KEY ("srs_id") REFERENCES "gpkg_spatial_ref_sys" ("srs_id")
            """, List.of(List.of(0, 1), List.of(0))),
    EXTENSIONS("extensions", """
            "table_name" TEXT, "column_name" TEXT, "extension_name" TEXT NOT NULL, "definition" TEXT NOT NULL,
            "scope" TEXT NOT NULL,
            CONSTRAINT "ge_tce" UNIQUE ("table_name", "column_name", "extension_name")
            """, List.of(List.of(0, 1, 2))),
    COLUMNS("data_columns", """
            "table_name" TEXT NOT NULL, "column_name" TEXT NOT NULL, "name" TEXT, "title" TEXT,
            "description" TEXT, "mime_type" TEXT, "constraint_name" TEXT,
            CONSTRAINT "pk_gdc" PRIMARY KEY ("table_name", "column_name"),
            CONSTRAINT "gdc_tn" UNIQUE ("table_name", "name")
            """, List.of(List.of(0, 1), List.of(0, 2))),
    METADATA("metadata", """
            "id" INTEGER CONSTRAINT "m_pk" PRIMARY KEY ASC NOT NULL, "md_scope" TEXT NOT NULL DEFAULT 'dataset',
            "md_standard_uri" TEXT NOT NULL, "mime_type" TEXT NOT NULL DEFAULT 'text/xml',
            "metadata" TEXT NOT NULL DEFAULT ''
            """, List.of()),
    REFERENCES("metadata_reference", """
            "reference_scope" TEXT NOT NULL, "table_name" TEXT, "column_name" TEXT, "row_id_value" INTEGER,
            "timestamp" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            "md_file_id" INTEGER NOT NULL, "md_parent_id" INTEGER,
            CONSTRAINT "crmr_mfi_fk" FOREIGN KEY ("md_file_id") REFERENCES "gpkg_metadata" ("id"),
            CONSTRAINT "crmr_mpi_fk" FOREIGN KEY ("md_parent_id") REFERENCES "gpkg_metadata" ("id")
            """, List.of());

    /** The coordinate reference system in well-known text. */
    static final String WGS_84 = """
            GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
            AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
            UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
            AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]""";

    private final String title;
    private final String columns;
    private final List<List<Integer>> unique;

    /** @param unique columns of the constraints that keep rows apart by texts */
    GeoPackageTable(String name, String columns, List<List<Integer>> unique) {
        this.title = "gpkg_" + name;
        this.columns = columns;
        this.unique = unique;
    }

    /** As the database calls it. */
    String title() {
        return title;
    }

    /** Adds it to a database. */
    void add(SqliteWriter database, List<SqliteWriter.Row> rows) {
        database.table(title, "CREATE TABLE \"" + title + "\" (" + columns + ")", rows, unique);
    }
}
