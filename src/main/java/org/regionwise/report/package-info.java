/** A result as pictures, words, CSV and HTML. Pages and downloads draw from here, so that they cannot disagree. */
package org.regionwise.report;
