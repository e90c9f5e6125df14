package nl.pzp.form;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an {@link AcpForm}; an unset answer was not given. */
public final class AcpFormBuilder {

  private @Nullable Moment conversationDate;
  private PersonName patientName = PersonName.NONE;
  private @Nullable String birthDate;
  private PersonName professionalName = PersonName.NONE;
  private @Nullable Specialty specialty;
  private LegalCapability legalCapability = LegalCapability.NOT_ANSWERED;
  private ContactPerson representative = ContactPerson.NONE;
  private @Nullable Boolean representativeIsFirstContact;
  private ContactPerson firstContact = ContactPerson.NONE;
  private Attendance attendance = Attendance.NONE;
  private @Nullable MedicalPolicyGoal goal;
  private final Map<Treatment, TreatmentDirective> directives = new EnumMap<>(Treatment.class);
  private ImplantableDefibrillator defibrillator = ImplantableDefibrillator.NOT_ANSWERED;
  private @Nullable String specificCareWishes;
  private Wish<PlaceOfDeath> preferredPlaceOfDeath = new Wish<>(null, null);
  private Wish<EuthanasiaPosition> positionRegardingEuthanasia = new Wish<>(null, null);
  private @Nullable YesNoUnknown organDonationChoiceRegistered;
  private @Nullable String otherImportantInformation;
  private EarlierAgreements earlierAgreements = EarlierAgreements.NOT_ANSWERED;
  private @Nullable Boolean relativesInformed;
  private @Nullable SharingPermission sharing;

  public AcpFormBuilder conversationDate(@Nullable Moment conversationDate) {
    this.conversationDate = conversationDate;
    return this;
  }

  public AcpFormBuilder patientName(PersonName patientName) {
    this.patientName = patientName;
    return this;
  }

  public AcpFormBuilder birthDate(@Nullable String birthDate) {
    this.birthDate = birthDate;
    return this;
  }

  public AcpFormBuilder professionalName(PersonName professionalName) {
    this.professionalName = professionalName;
    return this;
  }

  public AcpFormBuilder specialty(@Nullable Specialty specialty) {
    this.specialty = specialty;
    return this;
  }

  public AcpFormBuilder legalCapability(LegalCapability legalCapability) {
    this.legalCapability = legalCapability;
    return this;
  }

  public AcpFormBuilder representative(ContactPerson representative) {
    this.representative = representative;
    return this;
  }

  public AcpFormBuilder representativeIsFirstContact(
      @Nullable Boolean representativeIsFirstContact) {
    this.representativeIsFirstContact = representativeIsFirstContact;
    return this;
  }

  public AcpFormBuilder firstContact(ContactPerson firstContact) {
    this.firstContact = firstContact;
    return this;
  }

  public AcpFormBuilder attendance(Attendance attendance) {
    this.attendance = attendance;
    return this;
  }

  public AcpFormBuilder goal(@Nullable MedicalPolicyGoal goal) {
    this.goal = goal;
    return this;
  }

  /** Adds a treatment directive, unless it is empty. */
  public AcpFormBuilder directive(TreatmentDirective directive) {
    if (!directive.isBlank()) {
      directives.put(directive.treatment(), directive);
    }
    return this;
  }

  public AcpFormBuilder defibrillator(ImplantableDefibrillator defibrillator) {
    this.defibrillator = defibrillator;
    return this;
  }

  public AcpFormBuilder specificCareWishes(@Nullable String specificCareWishes) {
    this.specificCareWishes = specificCareWishes;
    return this;
  }

  public AcpFormBuilder preferredPlaceOfDeath(Wish<PlaceOfDeath> preferredPlaceOfDeath) {
    this.preferredPlaceOfDeath = preferredPlaceOfDeath;
    return this;
  }

  public AcpFormBuilder positionRegardingEuthanasia(
      Wish<EuthanasiaPosition> positionRegardingEuthanasia) {
    this.positionRegardingEuthanasia = positionRegardingEuthanasia;
    return this;
  }

  public AcpFormBuilder organDonationChoiceRegistered(
      @Nullable YesNoUnknown organDonationChoiceRegistered) {
    this.organDonationChoiceRegistered = organDonationChoiceRegistered;
    return this;
  }

  public AcpFormBuilder otherImportantInformation(@Nullable String otherImportantInformation) {
    this.otherImportantInformation = otherImportantInformation;
    return this;
  }

  public AcpFormBuilder earlierAgreements(EarlierAgreements earlierAgreements) {
    this.earlierAgreements = earlierAgreements;
    return this;
  }

  public AcpFormBuilder relativesInformed(@Nullable Boolean relativesInformed) {
    this.relativesInformed = relativesInformed;
    return this;
  }

  public AcpFormBuilder sharing(@Nullable SharingPermission sharing) {
    this.sharing = sharing;
    return this;
  }

  public AcpForm build() {
    return new AcpForm(
        conversationDate,
        patientName,
        birthDate,
        professionalName,
        specialty,
        legalCapability,
        representative,
        representativeIsFirstContact,
        firstContact,
        attendance,
        goal,
        directives,
        defibrillator,
        specificCareWishes,
        preferredPlaceOfDeath,
        positionRegardingEuthanasia,
        organDonationChoiceRegistered,
        otherImportantInformation,
        earlierAgreements,
        relativesInformed,
        sharing);
  }
}
