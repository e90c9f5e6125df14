/** The grammar of HL7v2. */
@NullMarked
package nl.pzp.epd.hl7v2;

import org.jspecify.annotations.NullMarked;
