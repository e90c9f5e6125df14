@NullMarked
package nl.pzp.fhirapi.notice;

import org.jspecify.annotations.NullMarked;
