/**
 * From received files to a stored survey: reading, columns, check.
 *
 * <p>Begin with {@link UploadRoutes} and {@link PendingUpload}.
 */
package org.regionwise.web.upload;
