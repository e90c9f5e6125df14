package nl.pzp.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.pzp.fixtures.AcpForms;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** No decision ever changes, through any number of conversions in any style. */
class AnyDirectiveTest {

  private static final String SPECIFICATION_OTHER =
      "http://nictiz.nl/fhir/StructureDefinition/ext-TreatmentDirective2.SpecificationOther";
  private static final List<String> NO_DECISION =
      List.of("Onbekend", "Nee, nog geen besluit genomen", "Niet besproken");

  // Texts that correspond to a zib2017 code, in all accepted spellings.
  private static final Set<String> RESERVED =
      Set.of(
          "onbekend",
          "nog onbekend",
          "nee nog geen besluit genomen",
          "niet besproken",
          "niet gevraagd");

  private final Stu3Converter converter = Fhir.converter().withoutLossReport();
  private final Stu3Intake intake = new Stu3Intake(Fhir.vendorShapes(), converter);

  /** A directive's decision: a type or a text, never both. */
  record Said(@Nullable ConsentProvisionType type, @Nullable String words) {

    static Said of(Consent consent) {
      var words =
          consent.getModifierExtension().stream()
              .filter(e -> SPECIFICATION_OTHER.equals(e.getUrl()))
              .map(e -> e.getValue().primitiveValue())
              .toList();
      assertThat(words).hasSizeLessThanOrEqualTo(1);
      return new Said(consent.getProvision().getType(), words.isEmpty() ? null : words.get(0));
    }
  }

  @Property(tries = 500)
  void theDecisionStaysAsItWas(
      @ForAll("directives") Consent directive, @ForAll("journeys") List<Stu3Style> journey) {
    var current = directive;
    for (var style : journey) {
      var sent = converter.toStu3(current, ReferencedResources.none(), style);
      assertThat(sent.problems()).noneMatch(Problem::isError);
      var received = intake.accept(sent.resource(), ReferencedResources.none());
      assertThat(received.problems()).noneMatch(Problem::isError);
      current = (Consent) received.resource();
    }

    assertThat(Said.of(current)).isEqualTo(Said.of(directive));
    assertThat(current.getStatus()).isEqualTo(directive.getStatus());
    assertThat(current.getProvision().getCodeFirstRep().getCodingFirstRep().getCode())
        .isEqualTo(directive.getProvision().getCodeFirstRep().getCodingFirstRep().getCode());
    assertThat(current.getProvision().getCodeFirstRep().getText())
        .isEqualTo(directive.getProvision().getCodeFirstRep().getText());
  }

  @Property(tries = 200)
  void whatWasNotDecidedPermitsAndDeniesNothing(
      @ForAll("undecided") Consent directive, @ForAll("styles") Stu3Style style) {
    var sent =
        (org.hl7.fhir.dstu3.model.Consent)
            converter.toStu3(directive, ReferencedResources.none(), style).resource();

    assertThat(sent.getExcept()).isEmpty();
    assertThat(sent.getModifierExtension())
        .filteredOn(e -> e.getUrl().equals(Stu3Directives.ZIB + "TreatmentPermitted"))
        .hasSize(1)
        .flatExtracting(e -> ((org.hl7.fhir.dstu3.model.CodeableConcept) e.getValue()).getCoding())
        .extracting(org.hl7.fhir.dstu3.model.Coding::getCode)
        .containsAnyOf("UNK", "ASKU", "NASK")
        .doesNotContain("JA", "NEE", "JA_MAAR");
  }

  @Provide
  Arbitrary<Stu3Style> styles() {
    return Arbitraries.of(
        Stu3Style.full(), Stu3Style.plain(), Stu3Style.forZorgviewer("urn:oid:2.999.1"));
  }

  @Provide
  Arbitrary<List<Stu3Style>> journeys() {
    return styles().list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<Consent> directives() {
    return directives(
        Arbitraries.oneOf(
            Arbitraries.of(ConsentProvisionType.PERMIT, ConsentProvisionType.DENY)
                .map(type -> new Said(type, null)),
            Arbitraries.of(NO_DECISION).map(words -> new Said(null, words)),
            AcpForms.texts()
                .filter(words -> !RESERVED.contains(letters(words)))
                .map(words -> new Said(null, words))));
  }

  @Provide
  Arbitrary<Consent> undecided() {
    return directives(Arbitraries.of(NO_DECISION).map(words -> new Said(null, words)));
  }

  private static String letters(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
  }

  private static Arbitrary<Consent> directives(Arbitrary<Said> said) {
    return Builders.withBuilder(AnyDirectiveTest::directive)
        .use(said)
        .in(AnyDirectiveTest::withDecision)
        .use(treatments())
        .in(AnyDirectiveTest::on)
        .use(
            Arbitraries.of(ConsentState.ACTIVE, ConsentState.INACTIVE, ConsentState.ENTEREDINERROR))
        .in((consent, status) -> consent.setStatus(status))
        .use(Arbitraries.of("2026-03-01", "2025-12-24T10:00:00+01:00", "2026-01", "2024"))
        .in((consent, date) -> consent.setDateTimeElement(new DateTimeType(date)))
        .use(AcpForms.texts().injectNull(0.5))
        .in(AnyDirectiveTest::withComment)
        .use(parties().list().ofMaxSize(3))
        .in(AnyDirectiveTest::withParties)
        .use(Arbitraries.of("1", "2", "3").list().uniqueElements().ofMaxSize(3))
        .in(AnyDirectiveTest::withIdentifiers)
        .build(consent -> consent);
  }

  private static Arbitrary<CodeableConcept> treatments() {
    return Arbitraries.oneOf(
        Arbitraries.of("89666000", "40617009", "305351004")
            .map(
                code ->
                    new CodeableConcept()
                        .addCoding(new Coding("http://snomed.info/sct", code, null))),
        AcpForms.texts()
            .map(
                name ->
                    new CodeableConcept()
                        .addCoding(
                            new Coding(
                                "http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "OTH", null))
                        .setText(name)));
  }

  private static Arbitrary<Reference> parties() {
    return Combinators.combine(
            Arbitraries.of("Patient/1", "RelatedPerson/2", "Practitioner/3", "Device/4"),
            AcpForms.texts().injectNull(0.5))
        .as((reference, name) -> new Reference(reference).setDisplay(name));
  }

  private static Consent directive() {
    var consent = new Consent();
    consent.setScope(concept("http://terminology.hl7.org/CodeSystem/consentscope", "treatment"));
    consent.addCategory(concept("http://snomed.info/sct", "129125009"));
    consent.setPatient(new Reference("Patient/1"));
    consent.addPolicy().setUri("https://wetten.overheid.nl/");
    return consent;
  }

  private static Consent on(Consent consent, CodeableConcept treatment) {
    consent.getProvision().addCode(treatment);
    return consent;
  }

  private static Consent withDecision(Consent consent, Said said) {
    consent.getProvision().setType(said.type());
    if (said.words() != null) {
      consent
          .addModifierExtension()
          .setUrl(SPECIFICATION_OTHER)
          .setValue(new StringType(said.words()));
    }
    return consent;
  }

  private static Consent withComment(Consent consent, @Nullable String comment) {
    if (comment != null) {
      consent.addExtension(
          "http://nictiz.nl/fhir/StructureDefinition/ext-Comment", new StringType(comment));
    }
    return consent;
  }

  private static Consent withParties(Consent consent, List<Reference> parties) {
    for (var party : parties) {
      consent
          .getProvision()
          .addActor()
          .setRole(concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "CONSENTER"))
          .setReference(party);
    }
    return consent;
  }

  private static Consent withIdentifiers(Consent consent, List<String> values) {
    values.forEach(
        value ->
            consent.addIdentifier(
                new Identifier().setSystem("urn:example:consents").setValue(value)));
    return consent;
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept().addCoding(new Coding(system, code, null));
  }
}
