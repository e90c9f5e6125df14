/**
 * The audit trail (NEN 7513): all reads, searches, changes and refusals, from every door.
 *
 * <p>Never holds a BSN: it names a patient by the id of the Patient resource, and masks numbers in
 * a query. When it cannot write, no data leaves: a change is rolled back with its entry, and an
 * unrecorded read is not answered.
 */
@NullMarked
package nl.pzp.audit;

import org.jspecify.annotations.NullMarked;
