/** The application in the browser: routes by feature, each with what its pages need. Nothing is computed here. */
package org.regionwise.web;
