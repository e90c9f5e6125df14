package nl.pzp.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.pzp.careplan.CarePlan;
import nl.pzp.careplan.CarePlanContext;
import nl.pzp.careplan.CarePlanReader;
import nl.pzp.careplan.CarePlanWriter;
import nl.pzp.convert.Format.Holds;
import nl.pzp.form.FormQuestions;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.form.FormWriter;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.stu3.KnownResources;
import nl.pzp.stu3.Stu3Style;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.Packs;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Converts a message from one known format to another. The same message gives the same result. */
public final class Converter {

  private final FormReader forms;
  private final ConceptMaps maps;
  private final Stu3 stu3;
  private final String source;

  /**
   * @param source assumed for a message without source
   */
  public Converter(Packs packs, ConceptMaps maps, Stu3 stu3, String source) {
    this.forms = new FormReader(packs);
    this.maps = maps;
    this.stu3 = stu3;
    this.source = source;
  }

  /**
   * The message, which is in the one format, in the other.
   *
   * @param style how it looks when it becomes STU3
   */
  public ConvertedMessage convert(Message message, Format from, Format to, Stu3Style style) {
    if (message.arrival().stream().anyMatch(Problem::isError)) {
      return new ConvertedMessage.Refused(message.arrival());
    }
    try {
      var conversion =
          from.holds() == Holds.FORM ? fromForm(message, to) : fromResources(message, from, to);
      return withArrival(
          message,
          conversion instanceof ConvertedMessage.Converted r4 && to.fhir() == FhirVersion.STU3
              ? asStu3(message, r4, style)
              : conversion);
    } catch (ProblemException e) {
      return withArrival(message, new ConvertedMessage.Refused(e.problems()));
    }
  }

  private ConvertedMessage asStu3(Message message, ConvertedMessage.Converted r4, Stu3Style style) {
    var known = KnownResources.of(message.resources());
    var made = stu3.converter().toStu3((Resource) r4.result(), known, style);
    var problems = new ArrayList<>(r4.problems());
    problems.addAll(MessageReader.said(made));
    return made.hasErrors()
        ? new ConvertedMessage.Refused(problems)
        : new ConvertedMessage.Converted(made.resource(), problems);
  }

  private static ConvertedMessage withArrival(Message message, ConvertedMessage conversion) {
    var problems = new ArrayList<>(message.arrival());
    problems.addAll(conversion.problems());
    return conversion instanceof ConvertedMessage.Converted converted
        ? new ConvertedMessage.Converted(converted.result(), problems)
        : new ConvertedMessage.Refused(problems);
  }

  /**
   * The problems of every form in a message: the refusal, or the losses and points to check. A
   * retracted form gives no resources.
   */
  public List<Problem> problemsOfForms(Message message) {
    var problems = new ArrayList<Problem>();
    for (var response : message.forms()) {
      var reading = forms.read(response);
      if (reading instanceof FormReading.Read read) {
        problems.addAll(problemsOf(message, response, read));
      } else {
        problems.addAll(((FormReading.Refused) reading).problems());
      }
    }
    return problems;
  }

  private List<Problem> problemsOf(
      Message message, QuestionnaireResponse response, FormReading.Read read) {
    var problems = new ArrayList<>(read.warnings());
    if (response.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR) {
      try {
        var around = FormParties.of(response, message, source);
        var plan = plan(response, read, around, read.pack());
        var resources = new ArrayList<>(FormParties.people(message));
        resources.addAll(plan.resources());
        problems.addAll(plan.problems());
        problems.addAll(
            new AnswerComparison(new CarePlanReader(read.pack(), maps))
                .of(response, read.pack(), resources, plan.problems()));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    return problems;
  }

  private ConvertedMessage fromForm(Message message, Format to) {
    if (message.forms().size() > 1) {
      throw Problem.of(ConversionProblem.TWO_FORMS).asException();
    }
    var response = message.forms().get(0);
    var reading = forms.read(response);
    if (reading instanceof FormReading.Refused refused) {
      return new ConvertedMessage.Refused(refused.problems());
    }
    var read = (FormReading.Read) reading;
    return to.holds() == Holds.FORM
        ? asOtherForm(message, response, read, to)
        : asResources(message, response, read, to);
  }

  private ConvertedMessage asOtherForm(
      Message message, QuestionnaireResponse response, FormReading.Read read, Format to) {
    var written = new FormWriter().write(read.form(), to.pack());
    var other = response.copy();
    other.setQuestionnaire(written.response().getQuestionnaire());
    other.setItem(written.response().getItem());
    var problems = new ArrayList<>(read.warnings());
    var given = new GivenQuestions(read.pack(), to.pack());
    written.losses().forEach(loss -> problems.add(given.at(loss)));
    return new ConvertedMessage.Converted(withPeople(message, other), problems);
  }

  private ConvertedMessage asResources(
      Message message, QuestionnaireResponse response, FormReading.Read read, Format to) {
    if (response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR) {
      throw Problem.of(ConversionProblem.FORM_RETRACTED).asException();
    }
    var around = FormParties.of(response, message, source);
    var plan = plan(response, read, around, to.pack());
    var resources = new ArrayList<>(FormParties.people(message));
    plan.resources().stream().filter(each -> !(each instanceof Provenance)).forEach(resources::add);
    var problems = new ArrayList<>(read.warnings());
    if (!around.isKnown()) {
      problems.add(Problem.of(ConversionProblem.PATIENT_FROM_ANSWERS));
    }
    problems.addAll(plan.problems());
    problems.addAll(
        new AnswerComparison(new CarePlanReader(to.pack(), maps))
            .of(response, read.pack(), resources, plan.problems()));
    problems.add(Problem.of(ConversionProblem.ORIGIN_LEFT_OUT));
    return new ConvertedMessage.Converted(ResultBundle.of(resources, around.source()), problems);
  }

  private CarePlan plan(
      QuestionnaireResponse response, FormReading.Read read, FormParties around, Pack profiles) {
    return new CarePlanWriter(profiles, maps)
        .write(
            read.form(),
            new CarePlanContext(
                around.source(),
                response.getIdElement().getIdPart(),
                read.pack(),
                around.patient(),
                around.author(),
                response.hasAuthored() ? response.getAuthored().toInstant() : null,
                true,
                response.getStatus() == QuestionnaireResponseStatus.AMENDED));
  }

  private ConvertedMessage fromResources(Message message, Format from, Format to) {
    if (message.all(Patient.class).size() > 1) {
      throw Problem.of(ConversionProblem.TWO_PATIENTS).asException();
    }
    if (to.holds() == Holds.RESOURCES) {
      if (!to.pack().id().equals(from.pack().id())) {
        throw Problem.of(ConversionProblem.NOT_OFFERED)
            .with("from", from.name())
            .with("to", to.name())
            .asException();
      }
      return new ConvertedMessage.Converted(message.content(), List.of());
    }
    var reading =
        new CarePlanReader(from.pack(), maps)
            .read(message.resources(), new FormQuestions(to.pack()));
    var written = new FormWriter().write(reading.form(), to.pack());
    var form = written.response();
    var patient = message.all(Patient.class).stream().findFirst();
    form.setId(formId(message, patient, to));
    patient.map(Converter::to).ifPresent(form::setSubject);
    patient.map(Converter::to).ifPresent(form::setSource);
    var problems = new ArrayList<>(reading.problems());
    problems.addAll(written.losses());
    problems.addAll(
        new ElementComparison(new CarePlanWriter(from.pack(), maps))
            .of(message, reading.form(), to.pack()));
    return new ConvertedMessage.Converted(withPeople(message, form), problems);
  }

  // The same resources as the same form have the same id, and another form another one.
  private String formId(Message message, Optional<Patient> patient, Format to) {
    var parts = new ArrayList<String>(List.of(source, to.name()));
    patient.map(RelativeReference::of).ifPresent(parts::add);
    message.resources().stream().map(RelativeReference::of).sorted().forEach(parts::add);
    return DeterministicId.of(parts.toArray(String[]::new));
  }

  private Resource withPeople(Message message, QuestionnaireResponse form) {
    var people = FormParties.people(message);
    if (people.isEmpty()) {
      return form;
    }
    var all = new ArrayList<Resource>(people);
    all.add(form);
    return ResultBundle.of(all, form.getMeta().hasSource() ? form.getMeta().getSource() : source);
  }

  private static Reference to(Resource resource) {
    return new Reference(RelativeReference.of(resource));
  }
}
