package org.regionwise.store;

class PostgresSurveyStoreTest extends SurveyStoreContract {
    private String url;

    @Override
    Database open() {
        if (url == null) {
            url = Postgres.database();
        }
        return Database.openUrl(url);
    }
}
