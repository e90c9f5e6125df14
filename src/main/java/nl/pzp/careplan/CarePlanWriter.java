package nl.pzp.careplan;

import java.util.Set;
import nl.pzp.form.AcpForm;
import nl.pzp.form.Concept;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * Writes the standard's resources from a form's answers. The same form from the same source gives
 * the same resources and ids.
 */
public final class CarePlanWriter {

  private final Pack pack;
  private final ProfessionalMapper professionals;
  private final ContactPersonMapper contactPersons;
  private final ConversationMapper conversations;

  /**
   * A writer for one version of the profiles.
   *
   * @param pack version that the resources conform to, independent of the form version
   */
  public CarePlanWriter(Pack pack, ConceptMaps maps) {
    this.pack = pack;
    this.professionals = new ProfessionalMapper(pack, maps);
    this.contactPersons = new ContactPersonMapper(pack);
    this.conversations = new ConversationMapper(contactPersons);
  }

  public CarePlan write(AcpForm form, CarePlanContext context) {
    var draft = new PlanDraft(pack, form, context);
    draft.professional(professionals.write(draft));
    draft.contactPersons(contactPersons.write(draft));
    warnOfMissingRepresentative(draft);
    new PatientMapper(pack).write(draft);
    var encounter = PlanDraft.to(conversations.write(draft));
    new MedicalPolicyGoalMapper(pack).write(draft);
    new TreatmentDirectiveMapper(pack).write(draft);
    new DefibrillatorMapper(pack).write(draft);
    new SpecificCareWishesMapper().write(draft, encounter);
    new PreferredPlaceOfDeathMapper(pack).write(draft, encounter);
    new PositionRegardingEuthanasiaMapper(pack).write(draft, encounter);
    new OrganDonationChoiceRegistrationMapper(pack).write(draft, encounter);
    new OtherImportantInformationMapper().write(draft, encounter);
    new EarlierAgreementsMapper(pack).write(draft);
    new InformRelativesMapper(pack).write(draft, encounter);
    new SharingPermissionMapper(pack).write(draft);
    new OriginMapper().write(draft, draft.finish());
    return draft.finish();
  }

  /** Marks a plan's Provenance: its form was retracted. Idempotent. */
  public Provenance retracted(Provenance origin) {
    var retracted = origin.copy();
    retracted.setActivity(
        new CodeableConcept().addCoding(PlanDraft.coding(pack.coded(PlanCode.FORM_RETRACTED))));
    return retracted;
  }

  /**
   * The Patient without the data that only a retracted form gave.
   *
   * @param before the same source's Patient before that form; null when there was none
   * @param persons references to the contact persons of that form
   * @param capabilitySaid whether a later form answered legal capability
   */
  public Patient without(
      Patient patient, @Nullable Patient before, Set<String> persons, boolean capabilitySaid) {
    return new PatientMapper(pack).without(patient, before, persons, capabilitySaid);
  }

  private static void warnOfMissingRepresentative(PlanDraft draft) {
    if (Boolean.FALSE.equals(draft.form().legalCapability().capable())
        && draft.contactPersons().representative() == null) {
      draft.note(
          CarePlanProblem.REPRESENTATIVE_MISSING,
          draft.questions().representative(Concept.FAMILY_NAME));
    }
  }
}
