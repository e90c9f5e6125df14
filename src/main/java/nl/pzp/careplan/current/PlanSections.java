package nl.pzp.careplan.current;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;

/** Sections of the current plan; each gives a subject's state in code and text. */
final class PlanSections {

  private final PlanVocabulary vocabulary;
  private final PlanTexts texts;

  PlanSections(PlanVocabulary vocabulary, PlanTexts texts) {
    this.vocabulary = vocabulary;
    this.texts = texts;
  }

  SectionComponent section(PlanEntry entry, Locale reader) {
    var section = section(PlanVocabulary.code(entry.subject().kind()), entry, reader);
    section.addExtension(
        vocabulary.stateExtension(), new CodeType(PlanVocabulary.code(entry.state())));
    say(section, texts.state(entry, reader), entry.statements(), reader);
    for (var will : entry.wills()) {
      section
          .getText()
          .getDiv()
          .addTag("p")
          .addText(texts.will(will, entry.subject().kind(), reader));
    }
    refer(section, entry.statements());
    entry.wills().forEach(will -> section.addEntry(new Reference(will.reference())));
    if (entry.statements().isEmpty() && entry.wills().isEmpty()) {
      section.setEmptyReason(concept(vocabulary.emptySystem(), vocabulary.emptyReason()));
    }
    if (!entry.others().isEmpty()) {
      var older = section.addSection();
      older.setTitle(texts.text("plan.older", reader));
      older.setCode(concept(vocabulary.planSystem(), "older"));
      say(older, texts.text("plan.older", reader), entry.others(), reader);
      refer(older, entry.others());
      // A section with subsections is not empty (cmp-2).
      section.setEmptyReason(null);
    }
    return section;
  }

  private SectionComponent section(String code, PlanEntry entry, Locale reader) {
    var section = new SectionComponent();
    section.setTitle(texts.subject(entry.subject(), reader));
    section.setCode(concept(vocabulary.planSystem(), code));
    return section;
  }

  SectionComponent wills(List<Will> wills, Locale reader) {
    var section = new SectionComponent();
    section.setTitle(texts.text("plan.wills", reader));
    section.setCode(concept(vocabulary.planSystem(), "advance-directives"));
    var words =
        wills.stream()
            .map(
                will ->
                    texts.name(will, reader)
                        + " ("
                        + texts.willDates(will, reader)
                        + ")"
                        + explanation(will.comment(), reader))
            .toList();
    narrate(section, words);
    wills.forEach(will -> section.addEntry(new Reference(will.reference())));
    return section;
  }

  SectionComponent conflicts(List<DetectedIssue> issues, Locale reader) {
    var section = new SectionComponent();
    section.setTitle(texts.text("plan.conflicts", reader));
    section.setCode(concept(vocabulary.planSystem(), "conflicts"));
    narrate(
        section,
        issues.stream()
            .map(
                issue ->
                    issue.getCode().hasText()
                        ? issue.getCode().getText()
                        : issue.getCode().getCodingFirstRep().getCode())
            .toList());
    issues.forEach(issue -> section.addEntry(new Reference(RelativeReference.of(issue))));
    return section;
  }

  private void say(
      SectionComponent section, String state, List<Statement> statements, Locale reader) {
    var lines =
        statements.stream()
            .map(
                statement ->
                    texts.pending(statement, reader)
                        + " ("
                        + texts.date(statement.agreed(), reader)
                        + (statement.origin().isEmpty() ? "" : ", " + statement.origin())
                        + ")"
                        + explanation(statement.comment(), reader));
    narrate(section, Stream.concat(Stream.of(state), lines).collect(Collectors.toList()));
  }

  private String explanation(@Nullable String comment, Locale reader) {
    return comment == null
        ? ""
        : ". " + texts.text("page.explanation", reader, "text", Stated.plain(comment));
  }

  private static void narrate(SectionComponent section, List<String> lines) {
    var div = new XhtmlNode(NodeType.Element, "div");
    div.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
    lines.forEach(line -> div.addTag("p").addText(line));
    section.getText().setStatus(NarrativeStatus.GENERATED).setDiv(div);
  }

  private static void refer(SectionComponent section, List<Statement> statements) {
    statements.stream()
        .map(Statement::reference)
        .distinct()
        .forEach(reference -> section.addEntry(new Reference(reference)));
  }

  /** References that a resource needs to be understood. */
  static Stream<String> leadsTo(Resource resource) {
    if (resource instanceof PractitionerRole role) {
      return Stream.of(
          RecordReading.local(role.getPractitioner()), RecordReading.local(role.getOrganization()));
    }
    return resource instanceof DeviceUseStatement use
        ? Stream.of(RecordReading.local(use.getDevice()))
        : Stream.empty();
  }

  private static CodeableConcept concept(String system, String code) {
    var concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(code);
    return concept;
  }
}
