package nl.pzp.careplan;

import java.time.Instant;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * The context in which a form becomes resources.
 *
 * @param source URI of the sender; part of every id
 * @param formId logical id of the stored form
 * @param form version of the posted form, so that problems name its questions
 * @param patient as recorded, with the id to refer to
 * @param author who held the conversation; null when only the form's answers name the author
 * @param authored when the form was completed
 * @param newest whether no newer conversation of this patient is recorded; an older form does not
 *     change the Patient
 * @param amended whether the form amends an earlier completed one
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
