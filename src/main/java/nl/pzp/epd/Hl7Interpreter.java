package nl.pzp.epd;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.intake.PatientMerge;
import nl.pzp.record.MessageId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Interprets a message: as a transaction of its source, and as a patient merge. */
final class Hl7Interpreter {

  /**
   * The interpreted message.
   *
   * @param merge the former patient of the message, if the record knows them
   */
  record Meaning(Bundle transaction, Optional<PatientMerge> merge) {}

  private static final List<String> ONCE = List.of("PID", "MRG", "TXA");

  private final PatientReader patients;
  private final GeneralPractitioner practitioners;
  private final AdmissionReader admissions;
  private final SharingReader sharing;
  private final DocumentReader documents;
  private final FormAnswersReader forms;
  private final ObservationStatementReader statements;
  private final Hl7Data data;
  private final Set<String> processing;

  Hl7Interpreter(
      PatientReader patients,
      GeneralPractitioner practitioners,
      AdmissionReader admissions,
      SharingReader sharing,
      DocumentReader documents,
      FormAnswersReader forms,
      ObservationStatementReader statements,
      Hl7Data data,
      Set<String> processing) {
    this.patients = patients;
    this.practitioners = practitioners;
    this.admissions = admissions;
    this.sharing = sharing;
    this.documents = documents;
    this.forms = forms;
    this.statements = statements;
    this.data = data;
    this.processing = processing;
  }

  /**
   * Checks a message without the record.
   *
   * @throws nl.pzp.problem.ProblemException when the message is of a test or training, its type is
   *     not supported, or it identifies no patient
   */
  void check(Hl7Message message) {
    requireProduction(message);
    MessageType.of(message, forms, statements);
    for (var segment : ONCE) {
      // Reading only the first of two would lose the second, or give it to the wrong patient.
      if (message.all(segment).size() > 1) {
        throw RequiredFields.at(EpdProblem.TWICE_IN_ONE_MESSAGE, segment);
      }
    }
    patients.numbers(message, Sender.of(message.header(), data));
  }

  // HL7 2.5.1, table 0103: T is training and D debugging.
  private void requireProduction(Hl7Message message) {
    var stated = message.header().processing();
    if (!stated.isEmpty() && !processing.contains(stated)) {
      throw RequiredFields.at(EpdProblem.NOT_FOR_PRODUCTION, "MSH-11");
    }
  }

  /**
   * Reads a message.
   *
   * @param id of the kept message
   * @throws nl.pzp.problem.ProblemException when the message is refused
   */
  Meaning read(Hl7Message message, MessageId id) {
    // A message that was kept just before a crash was never judged at the door.
    requireProduction(message);
    var sender = Sender.of(message.header(), data);
    var draft = new TransactionDraft(sender);
    return switch (MessageType.of(message, forms, statements)) {
      case PATIENT -> {
        brought(message, sender, draft);
        yield new Meaning(draft.bundle(), Optional.empty());
      }
      case MERGE -> {
        var gone = patients.person(patients.mergedNumbers(message, sender), sender);
        var kept = brought(message, sender, draft);
        patients.replaces(kept, gone, id);
        yield new Meaning(draft.bundle(), gone.map(PatientMerge::new));
      }
      case DOCUMENT -> {
        var patient = known(message, sender, draft);
        documents.read(message, sender, patient, draft);
        yield new Meaning(draft.bundle(), Optional.empty());
      }
      case FORM -> {
        var patient = known(message, sender, draft);
        forms.read(message, sender, patient, draft);
        yield new Meaning(draft.bundle(), Optional.empty());
      }
      case STATEMENT -> {
        var patient = known(message, sender, draft);
        statements.read(message, sender, patient, draft);
        yield new Meaning(draft.bundle(), Optional.empty());
      }
    };
  }

  // The message is about the patient, so its demographics are the source's newest.
  private Patient brought(Hl7Message message, Sender sender, TransactionDraft draft) {
    var patient = patients.read(message, sender);
    practitioners.read(message, patient, draft);
    var reference = draft.put(patient);
    admissions.read(message, sender, reference, draft);
    sharing.read(message, sender, reference, draft);
    return patient;
  }

  // The message is about data of the patient; it only identifies the patient.
  private Reference known(Hl7Message message, Sender sender, TransactionDraft draft) {
    var numbers = patients.numbers(message, sender);
    // Refuse numbers of two patients before anything is kept under either.
    patients.person(numbers, sender);
    var reference =
        patients
            .knownId(numbers, sender)
            .map(id -> new Reference("Patient/" + id))
            .orElseGet(() -> draft.put(patients.read(message, sender)));
    sharing.read(message, sender, reference, draft);
    return reference;
  }
}
