/**
 * What servers on one PostgreSQL tell each other: which imports and computations are under way, and what was uploaded.
 */
package org.regionwise.store.server;
