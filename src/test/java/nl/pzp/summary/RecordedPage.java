package nl.pzp.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The Dutch page as the stored resources ask for it: read from their JSON with words of its own, so
 * that a page that shows another decision than the record is seen.
 */
final class RecordedPage {

  /** How one treatment is called, and what is said for and against it. */
  private record Treatment(String code, String label, String yes, String no) {}

  /**
   * One row of a plan, its texts without spaces.
   *
   * @param start with which the row begins: its label, and where it is short the answer and date
   * @param answer what else stands in the row
   * @param explanation empty when there is none
   */
  record RecordedRow(String start, String answer, String explanation) {}

  private static final List<Treatment> TREATMENTS =
      List.of(
          new Treatment("89666000", "Reanimatie", "WEL reanimeren", "NIET reanimeren"),
          new Treatment("40617009", "Beademing", "WEL beademen", "NIET beademen"),
          new Treatment(
              "305351004", "Intensive care", "WEL naar intensive care", "NIET naar intensive care"),
          new Treatment(
              "32485007",
              "Ziekenhuisopname",
              "WEL naar het ziekenhuis",
              "NIET naar het ziekenhuis"),
          new Treatment("281789004", "Antibiotica", "WEL antibiotica", "GEEN antibiotica"),
          new Treatment(
              "116762002", "Bloedproducten", "WEL bloedproducten", "GEEN bloedproducten"));
  private static final String SWITCH_OFF = "400231000146108";
  private static final Treatment SWITCHING_OFF =
      new Treatment(
          SWITCH_OFF,
          "ICD uitzetten",
          "ICD WEL uitzetten in de laatste levensfase",
          "ICD NIET uitzetten");
  private static final Treatment OTHER =
      new Treatment("OTH", "Andere behandeling", "WEL uitvoeren", "NIET uitvoeren");
  private static final Map<String, String> NO_DECISION =
      Map.of(
          "Onbekend", "Gevraagd en nog onbekend",
          "Niet besproken", "Niet besproken",
          "Nee, nog geen besluit genomen", "Besproken en nog GEEN besluit");
  private static final Map<String, String> ANSWERS =
      Map.of(
          "713148004", "Klachten voorkomen en verlichten",
          "1351964001", "Levensverlenging",
          "385987000", "Genezing of herstel",
          "UNK", "Gevraagd en nog onbekend",
          "asked-unknown", "Gevraagd en nog onbekend",
          "264362003", "Thuis",
          "108344006", "Verpleeghuis",
          "284546000", "Hospice",
          "OTH", "Anders, zie toelichting");
  private static final String NOT_RECORDED = "Niet vastgelegd: geen ja en geen nee";
  private static final int SHOWN_OF_A_NAME = 30;

  private final List<JsonNode> resources;

  private RecordedPage(List<JsonNode> resources) {
    this.resources = resources;
  }

  static RecordedPage of(String bundle) {
    try {
      return new RecordedPage(
          elements(new ObjectMapper().readTree(bundle).path("entry"))
              .map(entry -> entry.path("resource"))
              .toList());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The example is no JSON", e);
    }
  }

  /** Name and birth date. */
  String person() {
    var patient = of("Patient", "").findFirst().orElseThrow();
    var name =
        elements(patient.path("name"))
            .filter(each -> each.path("use").asText().equals("official"))
            .findFirst()
            .orElseThrow();
    return bare(name.path("text").asText() + "geboren" + day(patient.path("birthDate")));
  }

  /** The patient's legal capability, in the words of the page. */
  String capability() {
    var patient = of("Patient", "").findFirst().orElseThrow();
    var capable = extension(extension(patient, "LegallyCapableMedicalTreatmentDecisions"), "able");
    var said =
        capable.isMissingNode()
            ? "Niet vastgelegd"
            : capable.path("valueBoolean").asBoolean() ? "Ja" : "NEE";
    return bare("Wilsbekwaam voor behandelbesluiten" + said);
  }

  /** The representative, as the page names them. */
  String representative() {
    return bare(
        "Vertegenwoordiger"
            + of("RelatedPerson", "")
                .filter(
                    person ->
                        elements(person.path("relationship"))
                            .flatMap(each -> elements(each.path("coding")))
                            .anyMatch(coding -> coding.path("code").asText().equals("24")))
                .map(person -> person.path("name").path(0).path("text").asText())
                .findFirst()
                .orElse("Niet vastgelegd"));
  }

  /** Every treatment, in the order of the page. */
  List<RecordedRow> treatments() {
    var rows = new ArrayList<RecordedRow>();
    for (var treatment : TREATMENTS) {
      rows.add(fixed(treatment));
    }
    rows.add(defibrillator());
    rows.add(fixed(SWITCHING_OFF));
    directives()
        .filter(each -> code(each).equals("OTH") && !name(each).contains(SWITCH_OFF))
        .map(this::other)
        .forEach(rows::add);
    return rows;
  }

  /** Goal and place of death, in the order of the page. */
  List<RecordedRow> wishes() {
    return Stream.concat(
            of("Goal", "")
                .map(goal -> wish("Doel van de behandeling", goal, "description", "statusDate")),
            of("Observation", "395091006")
                .map(
                    place ->
                        wish(
                            "Plek van overlijden",
                            place,
                            place.has("valueCodeableConcept")
                                ? "valueCodeableConcept"
                                : "dataAbsentReason",
                            "effectiveDateTime")))
        .toList();
  }

  private RecordedRow fixed(Treatment treatment) {
    return directives()
        .filter(
            each -> code(each).equals(treatment.code()) || name(each).contains(treatment.code()))
        .findFirst()
        .map(each -> row(treatment.label(), treatment, each))
        .orElseGet(() -> new RecordedRow(bare(treatment.label() + NOT_RECORDED), "", ""));
  }

  private RecordedRow row(String label, Treatment treatment, JsonNode directive) {
    return new RecordedRow(
        bare(label + decision(treatment, directive) + day(directive.path("dateTime"))),
        "",
        bare(extension(directive, "ext-Comment").path("valueString").asText()));
  }

  // The name of an other treatment may be shortened; where it has none, its words name it.
  private RecordedRow other(JsonNode directive) {
    var words = specification(directive);
    var name =
        !name(directive).isEmpty()
            ? name(directive)
            : words.contains(": ") ? words.substring(words.indexOf(": ") + 2) : "";
    var label =
        name.isEmpty() ? "" : ": " + name.substring(0, Math.min(SHOWN_OF_A_NAME, name.length()));
    var decision = words.startsWith("Niet uitvoeren: ") ? OTHER.no() : decision(OTHER, directive);
    // "Geen ..." under a refusal is quoted: to negate it again would turn it round.
    var said = name.startsWith("Geen ") ? "Afspraak in eigen woorden: „" + name + "”" : decision;
    return new RecordedRow(
        bare(OTHER.label() + label), bare(said + day(directive.path("dateTime"))), "");
  }

  private static String decision(Treatment treatment, JsonNode directive) {
    var words = specification(directive);
    if (!words.isEmpty()) {
      return NO_DECISION.getOrDefault(words, "ANDERS: " + words);
    }
    return switch (directive.path("provision").path("type").asText()) {
      case "permit" -> treatment.yes();
      case "deny" -> treatment.no();
      default -> throw new IllegalArgumentException("An example without a decision");
    };
  }

  private RecordedRow defibrillator() {
    return of("DeviceUseStatement", "")
        .findFirst()
        .map(
            use ->
                new RecordedRow(
                    bare("ICD aanwezig" + "WEL een ICD" + "datum onbekend"),
                    "",
                    bare(use.path("note").path(0).path("text").asText())))
        .orElseGet(() -> new RecordedRow(bare("ICD aanwezig" + NOT_RECORDED), "", ""));
  }

  private RecordedRow wish(String label, JsonNode resource, String answer, String date) {
    var code = resource.path(answer).path("coding").path(0).path("code").asText();
    return new RecordedRow(
        bare(label + ANSWERS.get(code) + day(resource.path(date))),
        "",
        bare(resource.path("note").path(0).path("text").asText()));
  }

  private Stream<JsonNode> directives() {
    return resources.stream()
        .filter(
            each ->
                each.path("category")
                    .path(0)
                    .path("coding")
                    .path(0)
                    .path("code")
                    .asText()
                    .equals("129125009"));
  }

  private Stream<JsonNode> of(String type, String code) {
    return resources.stream()
        .filter(each -> each.path("resourceType").asText().equals(type))
        .filter(
            each ->
                code.isEmpty()
                    || each.path("code").path("coding").path(0).path("code").asText().equals(code));
  }

  private static String code(JsonNode directive) {
    return directive
        .path("provision")
        .path("code")
        .path(0)
        .path("coding")
        .path(0)
        .path("code")
        .asText();
  }

  private static String name(JsonNode directive) {
    return directive.path("provision").path("code").path(0).path("text").asText();
  }

  private static String specification(JsonNode directive) {
    return extension(directive, "SpecificationOther").path("valueString").asText();
  }

  private static JsonNode extension(JsonNode element, String ending) {
    return Stream.of("extension", "modifierExtension")
        .flatMap(kind -> elements(element.path(kind)))
        .filter(each -> each.path("url").asText().endsWith(ending))
        .findFirst()
        .orElseGet(() -> element.path("missing"));
  }

  private static String day(JsonNode date) {
    return LocalDate.parse(date.asText()).format(DateTimeFormatter.ofPattern("dd-MM-yyyy"));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Without what a line break may change. */
  static String bare(String text) {
    return text.replaceAll("\\s|·", "");
  }
}
