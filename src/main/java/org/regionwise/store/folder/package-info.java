/**
 * The data folder as files: whose it is, who may read it, and how a file gets onto the disk for good. Begin with
 * {@link org.regionwise.store.folder.DataFolder}.
 */
package org.regionwise.store.folder;
