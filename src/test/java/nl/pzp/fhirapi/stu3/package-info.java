@NullMarked
package nl.pzp.fhirapi.stu3;

import org.jspecify.annotations.NullMarked;
