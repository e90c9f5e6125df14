package nl.pzp.form;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one uniform PZP form, independent of its version. Null means not answered;
 * unknown, not discussed and no are answers.
 *
 * @param conversationDate question "Datum van invullen"
 * @param birthDate FHIR date
 * @param directives one per treatment with an answer, in form order
 */
public record AcpForm(
    @Nullable Moment conversationDate,
    PersonName patientName,
    @Nullable String birthDate,
    PersonName professionalName,
    @Nullable Specialty specialty,
    LegalCapability legalCapability,
    ContactPerson representative,
    @Nullable Boolean representativeIsFirstContact,
    ContactPerson firstContact,
    Attendance attendance,
    @Nullable MedicalPolicyGoal goal,
    Map<Treatment, TreatmentDirective> directives,
    ImplantableDefibrillator defibrillator,
    @Nullable String specificCareWishes,
    Wish<PlaceOfDeath> preferredPlaceOfDeath,
    Wish<EuthanasiaPosition> positionRegardingEuthanasia,
    @Nullable YesNoUnknown organDonationChoiceRegistered,
    @Nullable String otherImportantInformation,
    EarlierAgreements earlierAgreements,
    @Nullable Boolean relativesInformed,
    @Nullable SharingPermission sharing) {

  public AcpForm {
    var ordered = new EnumMap<Treatment, TreatmentDirective>(Treatment.class);
    ordered.putAll(directives);
    directives = java.util.Collections.unmodifiableMap(ordered);
  }

  /** Starts with an empty form. */
  public static AcpFormBuilder builder() {
    return new AcpFormBuilder();
  }

  @Override
  public String toString() {
    return "AcpForm[" + directives.size() + " directives]";
  }
}
