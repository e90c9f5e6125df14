package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.form.AcpForm;
import nl.pzp.form.FormQuestions;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** A plan under construction, shared by the mappers of one form. Not thread-safe. */
final class PlanDraft {

  private final Pack pack;
  private final AcpForm form;
  private final CarePlanContext context;
  private final FormQuestions questions;
  private final List<Resource> resources = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable Reference professional;
  private @Nullable ContactPersons contactPersons;

  PlanDraft(Pack pack, AcpForm form, CarePlanContext context) {
    this.pack = pack;
    this.form = form;
    this.context = context;
    this.questions = new FormQuestions(context.form());
  }

  AcpForm form() {
    return form;
  }

  CarePlanContext context() {
    return context;
  }

  Pack pack() {
    return pack;
  }

  FormQuestions questions() {
    return questions;
  }

  /** The conversation's day in Dutch time: the precision of all the guide's examples. */
  DateTimeType day() {
    var date =
        java.util.Objects.requireNonNull(
            form.conversationDate(), "a form that was read has a date");
    return new DateTimeType(date.day());
  }

  Reference patient() {
    return new Reference("Patient/" + context.patient().getIdElement().getIdPart());
  }

  @Nullable Reference professional() {
    return professional == null ? null : professional.copy();
  }

  void professional(@Nullable Reference reference) {
    this.professional = reference;
  }

  ContactPersons contactPersons() {
    return java.util.Objects.requireNonNull(contactPersons, "contact persons come first");
  }

  void contactPersons(ContactPersons persons) {
    this.contactPersons = persons;
  }

  /** Adds the resource to the plan, with an id, a profile and a business identifier. */
  <R extends DomainResource> R add(R resource, @Nullable AcpProfile profile, String... what) {
    var type = resource.fhirType();
    var parts = new ArrayList<>(List.of(context.source(), context.formId(), type));
    parts.addAll(List.of(what));
    resource.setId(DeterministicId.of(parts.toArray(String[]::new)));
    if (profile != null) {
      resource.getMeta().addProfile(pack.url(profile));
    }
    resources.add(resource);
    return resource;
  }

  void addKnown(Resource resource) {
    resources.add(resource);
  }

  Identifier identifier(Resource resource) {
    return new Identifier()
        .setType(concept(PlanCode.RESOURCE_IDENTIFIER))
        .setSystem(pack.url(CarePlanUrl.RESOURCE))
        .setValue(resource.getIdElement().getIdPart());
  }

  static Reference to(Resource resource) {
    return new Reference(RelativeReference.of(resource));
  }

  CodeableConcept concept(Enum<?> name) {
    var concept = new CodeableConcept().addCoding(coding(name));
    var text = pack.codeText(name);
    return text.isEmpty() ? concept : concept.setText(text);
  }

  Coding coding(Enum<?> name) {
    return coding(pack.coded(name));
  }

  static Coding coding(Coded coded) {
    return new Coding(coded.system(), coded.code(), coded.display());
  }

  Extension extension(AcpExtension name, String text) {
    return new Extension(pack.url(name), new StringType(text));
  }

  void note(CarePlanProblem code, Place place) {
    problems.add(Problem.of(code).at(place));
  }

  CarePlan finish() {
    return new CarePlan(resources, problems);
  }
}
