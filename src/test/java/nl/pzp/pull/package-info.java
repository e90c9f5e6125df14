/** Care plans from other systems: real servers of FHIR, and stand-ins for vendors. */
@NullMarked
package nl.pzp.pull;

import org.jspecify.annotations.NullMarked;
