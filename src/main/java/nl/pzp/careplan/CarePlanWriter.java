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
 * Makes the resources of the standard from a form's answers. The same form from the same source
 * gives the same resources with the same ids.
 */
public final class CarePlanWriter {

  private final Pack pack;
  private final ProfessionalMapper professionals;
  private final ContactPersonMapper contactPersons;
  private final ConversationMapper conversations;

  /**
   * A writer for one version of the profiles.
   *
   * @param pack the version that the resources shall conform to, whatever version the form has
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

  /**
   * Says of the origin of a plan that its form was taken back; the same when it says so already.
   */
  public Provenance retracted(Provenance origin) {
    var retracted = origin.copy();
    retracted.setActivity(
        new CodeableConcept().addCoding(PlanDraft.coding(pack.coded(PlanCode.FORM_RETRACTED))));
    return retracted;
  }

  /**
   * The patient without what a form that was taken back alone said of them.
   *
   * @param before the patient as the same source knew them before that form; absent when it did not
   * @param persons references to the contact persons whom the form named
   * @param capabilitySaid whether another form said since whether the patient is legally capable
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
