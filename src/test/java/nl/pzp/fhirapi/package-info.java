@NullMarked
package nl.pzp.fhirapi;

import org.jspecify.annotations.NullMarked;
