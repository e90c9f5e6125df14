@NullMarked
package nl.pzp.fhirapi.summary;

import org.jspecify.annotations.NullMarked;
