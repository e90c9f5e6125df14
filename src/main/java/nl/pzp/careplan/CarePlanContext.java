package nl.pzp.careplan;

import java.time.Instant;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * What is known around a form when it becomes resources.
 *
 * @param source who sent it, as a URI; part of every id
 * @param formId logical id under which the form itself is kept
 * @param form version of the form that was filled, so that messages name its questions
 * @param patient the patient as known, with the id to refer to
 * @param author who held the conversation, absent when only the form's own answers say who it was
 * @param authored when the form was filled in
 * @param newest whether no newer conversation of this patient is known: an older form does not
 *     change the patient's own data
 * @param amended whether the form takes the place of an earlier one that was completed
 */
public record CarePlanContext(
    String source,
    String formId,
    Pack form,
    Patient patient,
    @Nullable KnownProfessional author,
    @Nullable Instant authored,
    boolean newest,
    boolean amended) {}
