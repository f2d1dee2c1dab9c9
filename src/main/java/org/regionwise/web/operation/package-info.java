/**
 * What those who keep the server running ask it: whether it is well, how much it does, and what one request met.
 *
 * <p>Begin with {@link OperationRoutes}.
 */
package org.regionwise.web.operation;
