@NullMarked
package nl.pzp.fhirapi.guard;

import org.jspecify.annotations.NullMarked;
