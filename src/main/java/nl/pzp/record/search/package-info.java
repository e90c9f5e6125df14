/**
 * Answers what is asked of the record in the words of FHIR's search, by parameters that are data.
 *
 * <p>Never finds anything of a person beside the one who is asked for, and never answers a question
 * that it did not understand as if it were another.
 */
@NullMarked
package nl.pzp.record.search;

import org.jspecify.annotations.NullMarked;
