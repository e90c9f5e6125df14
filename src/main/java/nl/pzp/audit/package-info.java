/**
 * Who saw, searched, changed or was refused what (NEN 7513): one audit point for every door.
 *
 * <p>Never holds a BSN: a patient stands in it by the id of their Patient, and a query has its
 * numbers masked. Never lets data go when it cannot write: a change is rolled back with its entry,
 * and a read that was not recorded is not answered.
 */
@NullMarked
package nl.pzp.audit;

import org.jspecify.annotations.NullMarked;
