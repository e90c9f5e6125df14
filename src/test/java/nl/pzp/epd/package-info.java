/** HL7v2 from the wire to the record, against the started program. */
@NullMarked
package nl.pzp.epd;

import org.jspecify.annotations.NullMarked;
