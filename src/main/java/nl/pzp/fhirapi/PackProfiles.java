package nl.pzp.fhirapi;

import java.util.List;
import java.util.stream.Stream;
import nl.pzp.intake.Door;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;

/** The profiles that the packs of one FHIR version name. */
public final class PackProfiles {

  private final List<Pack> packs;

  public PackProfiles(Packs packs, Door door) {
    this.packs =
        packs.all().stream().filter(pack -> pack.fhirVersion().equals(door.name())).toList();
  }

  /** The canonicals of the implementation guides, without duplicates. */
  List<String> guides() {
    return packs.stream()
        .map(Pack::provider)
        .filter(provider -> !provider.isEmpty())
        .distinct()
        .toList();
  }

  /** The canonicals of all profiles, without duplicates. */
  public List<String> all() {
    return urls(Stream.of(AcpProfile.values()).toList());
  }

  /** The canonicals of the profiles on this resource type, without duplicates. */
  List<String> of(String type) {
    return urls(
        Stream.of(AcpProfile.values()).filter(profile -> typeOf(profile).equals(type)).toList());
  }

  private List<String> urls(List<AcpProfile> profiles) {
    return packs.stream()
        .flatMap(pack -> profiles.stream().flatMap(profile -> pack.urlIfKnown(profile).stream()))
        .distinct()
        .toList();
  }

  // The type is the same in every FHIR version.
  private static String typeOf(AcpProfile profile) {
    return switch (profile) {
      case PATIENT -> "Patient";
      case PRACTITIONER -> "Practitioner";
      case PRACTITIONER_ROLE -> "PractitionerRole";
      case CONTACT_PERSON -> "RelatedPerson";
      case ENCOUNTER -> "Encounter";
      case PROCEDURE -> "Procedure";
      case MEDICAL_POLICY_GOAL -> "Goal";
      case TREATMENT_DIRECTIVE, ADVANCE_DIRECTIVE -> "Consent";
      case SPECIFIC_CARE_WISHES,
          PREFERRED_PLACE_OF_DEATH,
          POSITION_REGARDING_EUTHANASIA,
          ORGAN_DONATION_CHOICE_REGISTRATION,
          OTHER_IMPORTANT_INFORMATION ->
          "Observation";
      case MEDICAL_DEVICE -> "DeviceUseStatement";
      case IMPLANTABLE_DEFIBRILLATOR -> "Device";
      case INFORM_RELATIVES_REQUEST -> "CommunicationRequest";
    };
  }
}
