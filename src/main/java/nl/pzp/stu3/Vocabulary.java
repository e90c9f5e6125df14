package nl.pzp.stu3;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.DecisionText;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.PlanCode;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** URLs, codes and texts of both versions, from {@code profiles/}. */
final class Vocabulary {

  private static final String STU3_PACK = "pzp-stu3-1.0.0-rc2";
  private static final String R4_PACK = "pzp-r4-1.0.0-rc2";

  private final Pack stu3;
  private final Pack r4;
  private final TwoWayTable extensions;
  private final TwoWayTable profiles;
  private final Map<String, DirectiveDecision> decisionsByWords = new HashMap<>();
  private final Map<String, DirectiveDecision> decisionsByDisplay = new HashMap<>();
  private final Set<String> contactRoleSystems;
  private final KnownCodes knownCodes;
  private final CodeSystems codeSystems;

  /**
   * Reads the data.
   *
   * @throws NoSuchElementException when the data lack a name that the code uses
   */
  Vocabulary(Profiles data, Packs packs) {
    stu3 = packs.byId(STU3_PACK).orElseThrow(() -> new NoSuchElementException(STU3_PACK));
    r4 = packs.byId(R4_PACK).orElseThrow(() -> new NoSuchElementException(R4_PACK));
    codeSystems = CodeSystems.read(data);
    extensions = TwoWayTable.read(data, "stu3/extensions.csv");
    profiles = TwoWayTable.read(data, "stu3/profiles.csv");
    for (var profile : AcpProfile.values()) {
      profiles.add(r4.url(profile), stu3.url(profile));
      // Later and earlier versions of the R4 profiles go to the one STU3 version that there is.
      packs.all().stream()
          .filter(pack -> pack.fhirVersion().equals(r4.fhirVersion()))
          .flatMap(pack -> pack.urlIfKnown(profile).stream())
          .forEach(url -> profiles.add(url, stu3.url(profile)));
    }
    for (var decision : DirectiveDecision.values()) {
      if (decision.words() != null) {
        decisionsByWords.put(folded(r4.text(decision.words())), decision);
      }
    }
    read(data, "stu3/decision-words.csv", "words", decisionsByWords);
    read(data, "stu3/decision-displays.csv", "display", decisionsByDisplay);
    contactRoleSystems =
        data.rows("stu3/contact-role-systems.csv").stream()
            .map(row -> row.getOrDefault("system", ""))
            .collect(Collectors.toUnmodifiableSet());
    knownCodes = KnownCodes.read(data);
  }

  private static void read(
      Profiles data, String file, String column, Map<String, DirectiveDecision> into) {
    for (var row : data.rows(file)) {
      var decision = DirectiveDecision.valueOf(row.getOrDefault("decision", ""));
      into.put(folded(row.getOrDefault(column, "")), decision);
    }
  }

  String url(ZibExtension extension) {
    return stu3.url(extension);
  }

  String url(Carrier carrier) {
    return stu3.url(carrier);
  }

  TwoWayTable extensions() {
    return extensions;
  }

  TwoWayTable profiles() {
    return profiles;
  }

  /** A code of the R4 profiles. */
  CodeableConcept r4Concept(PlanCode code) {
    return concept(r4.coded(code));
  }

  boolean is(PlanCode code, Coding coding) {
    return same(coded(coding), r4.coded(code));
  }

  /** A code of the STU3 profiles, as an R4 element. */
  CodeableConcept concept(ZibCode code) {
    return concept(stu3.coded(code));
  }

  /** The text of a code for readers that show only text. */
  String text(ZibCode code) {
    return stu3.codeText(code);
  }

  boolean is(PlanCode code, org.hl7.fhir.dstu3.model.Coding coding) {
    return same(coded(coding), r4.coded(code));
  }

  /** Says whether this code system holds the roles of contact persons. */
  boolean hasContactRoles(@Nullable String system) {
    return system != null && contactRoleSystems.contains(system);
  }

  boolean is(ZibCode code, Coding coding) {
    return same(coded(coding), stu3.coded(code));
  }

  boolean is(ZibCode code, org.hl7.fhir.dstu3.model.Coding coding) {
    return same(coded(coding), stu3.coded(code));
  }

  // Both versions' urls of one code system name one code.
  private boolean same(Coded one, Coded other) {
    return inR4(one).sameAs(inR4(other));
  }

  private Coded inR4(Coded coded) {
    return coded.system() == null
        ? coded
        : new Coded(codeSystems.r4(coded.system()), coded.code(), coded.display());
  }

  CodeSystems codeSystems() {
    return codeSystems;
  }

  CodeableConcept concept(DirectiveDecision decision) {
    return concept(stu3.coded(decision));
  }

  Optional<DirectiveDecision> decision(Coding coding) {
    return stu3.meaning(DirectiveDecision.class, inR4(coded(coding)));
  }

  /** The decision for which R4 uses this text; empty for the directive's own text. */
  Optional<DirectiveDecision> decisionByWords(String words) {
    return Optional.ofNullable(decisionsByWords.get(folded(words)));
  }

  /** The decision that a reader understands from this display; empty when it is not a usual one. */
  Optional<DirectiveDecision> decisionByDisplay(String display) {
    return Optional.ofNullable(decisionsByDisplay.get(folded(display)));
  }

  KnownCodes knownCodes() {
    return knownCodes;
  }

  /** R4's text for a decision without code. */
  String words(DecisionText text) {
    return r4.text(text);
  }

  private static String folded(String words) {
    var plain = words.strip().toLowerCase(Locale.ROOT);
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  static Coded coded(Coding coding) {
    return new Coded(coding.getSystem(), coding.hasCode() ? coding.getCode() : "", null);
  }

  static Coded coded(org.hl7.fhir.dstu3.model.Coding coding) {
    return new Coded(coding.getSystem(), coding.hasCode() ? coding.getCode() : "", null);
  }

  private static CodeableConcept concept(Coded coded) {
    return new CodeableConcept()
        .addCoding(new Coding(coded.system(), coded.code(), coded.display()));
  }
}
