/** Values of smooth functions between places where they are known. */
package org.regionwise.engine.numeric.interpolation;
