package org.regionwise.store;

class H2AnalysisStoreTest extends AnalysisStoreContract {
    @Override
    Database open() {
        return Database.openFolder(folder.resolve("data"));
    }
}
