/** Tests pulling from real FHIR servers and from stand-ins for vendors. */
@NullMarked
package nl.pzp.pull;

import org.jspecify.annotations.NullMarked;
