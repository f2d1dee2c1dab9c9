/**
 * Where a database is and which tables it has. Begin with {@link org.regionwise.store.schema.Schema}.
 */
package org.regionwise.store.schema;
