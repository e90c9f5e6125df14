package nl.pzp.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.pzp.careplan.CarePlanContext;
import nl.pzp.careplan.CarePlanWriter;
import nl.pzp.form.FormReader;
import nl.pzp.form.FormReading;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.PersonId;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The resources that a form would give; keeps none of them. */
public final class Extraction {

  /**
   * The resources that a form gives, as a post of it would make them.
   *
   * @param person whose data were used, if the record knows them
   */
  public record Extracted(
      List<Resource> resources, List<Problem> problems, @Nullable PersonId person) {}

  private static final String PATIENT = "Patient";
  private static final String UNKNOWN = "unknown";

  private final FormReader reader;
  private final CarePlanWriter writer;
  private final IdGiver ids;
  private final PatientRecord record;
  private final KnownPatient patients;
  private final KnownAuthor professionals;

  Extraction(
      FormReader reader,
      CarePlanWriter writer,
      IdGiver ids,
      PatientRecord record,
      KnownPatient patients,
      KnownAuthor professionals) {
    this.reader = reader;
    this.writer = writer;
    this.ids = ids;
    this.record = record;
    this.patients = patients;
    this.professionals = professionals;
  }

  /**
   * Extracts a form of this source.
   *
   * @param mayUse whether data of a person may be used; of another the form alone is
   * @throws ProblemException when the form cannot be read
   */
  public Extracted extract(
      QuestionnaireResponse response, String source, Predicate<PersonId> mayUse) {
    var reading = reader.read(response);
    if (reading instanceof FormReading.Refused refused) {
      throw new ProblemException(refused.problems());
    }
    var read = (FormReading.Read) reading;
    var patientId =
        PatientLinks.of(response).stream()
            .flatMap(link -> References.idOf(link, PATIENT).stream())
            .findFirst();
    var person = patientId.flatMap(record::personByPatientId).filter(mayUse);
    var patient =
        person
            .map(known -> patients.stored(patients.resources(known), source))
            .orElseGet(() -> nobodyKnown(patientId.orElse(UNKNOWN)));
    var authored = response.getAuthored();
    var plan =
        writer.write(
            read.form(),
            new CarePlanContext(
                source,
                ids.idFor(response, source, null),
                read.pack(),
                patient,
                professionals.of(response.getAuthor(), List.of()).orElse(null),
                authored == null ? null : authored.toInstant(),
                true,
                response.getStatus() == QuestionnaireResponseStatus.AMENDED));
    var problems = new ArrayList<>(read.warnings());
    problems.addAll(plan.problems());
    return new Extracted(plan.resources(), problems, person.orElse(null));
  }

  private static Patient nobodyKnown(String id) {
    var patient = new Patient();
    patient.setId(new IdType(PATIENT, id));
    return patient;
  }
}
