package org.regionwise.store;

class PostgresAnalysisStoreTest extends AnalysisStoreContract {
    private String url;

    @Override
    Database open() {
        if (url == null) {
            url = Postgres.database();
        }
        return Database.openUrl(url);
    }
}
