@NullMarked
package nl.pzp.fhirapi.convert;

import org.jspecify.annotations.NullMarked;
