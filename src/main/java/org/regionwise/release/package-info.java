/** Which finished numbers may be shown or published, and why not. */
package org.regionwise.release;
