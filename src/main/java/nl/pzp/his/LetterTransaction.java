package nl.pzp.his;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import nl.pzp.his.edifact.EdifactMessage;
import nl.pzp.his.edifact.Header;
import nl.pzp.terminology.DutchTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Builds the transaction of a letter: the document with its text and, when a word suggests an
 * agreement, a task to read it. Never more.
 */
final class LetterTransaction {

  private static final String DOCUMENT = "urn:uuid:6a1f61de-4a3c-4d5c-8a0e-3c3f3f5f6c01";
  private static final String SOURCE = "urn:pzp:source:edifact:";
  private static final String LETTERS = "urn:pzp:edifact:letter";
  private static final String TASKS = "urn:pzp:edifact:letter-task";
  private static final String ADDRESSES = "urn:pzp:edifact:address";

  private final LetterCodes codes;
  private final Clock clock;

  LetterTransaction(LetterCodes codes, Clock clock) {
    this.codes = codes;
    this.clock = clock;
  }

  Bundle of(Header header, EdifactMessage message, Letter letter, LetterPatients.Found patient) {
    var name = header.sender() + "/" + header.reference() + "/" + message.reference();
    var bundle = new Bundle().setType(BundleType.TRANSACTION);
    bundle.getMeta().setSource(SOURCE + header.sender());
    add(bundle, document(header, letter, patient, name)).setFullUrl(DOCUMENT);
    var words = codes.wordsIn(letter.text());
    if (!words.isEmpty()) {
      add(bundle, task(words, patient, name));
    }
    return bundle;
  }

  private static Bundle.BundleEntryComponent add(Bundle bundle, Resource resource) {
    var entry = bundle.addEntry().setResource(resource);
    entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
    return entry;
  }

  private DocumentReference document(
      Header header, Letter letter, LetterPatients.Found patient, String name) {
    var document = new DocumentReference();
    document.addIdentifier().setSystem(LETTERS).setValue(name);
    document.setStatus(DocumentReferenceStatus.CURRENT);
    document.setType(codes.documentType());
    document.setSubject(new Reference("Patient/" + patient.patientId()));
    document
        .addAuthor()
        .setType("Organization")
        .setIdentifier(new Identifier().setSystem(ADDRESSES).setValue(header.sender()))
        .setDisplay(letter.writer().isEmpty() ? null : letter.writer());
    var attachment = document.addContent().getAttachment();
    attachment.setContentType("text/plain; charset=utf-8");
    attachment.setLanguage("nl");
    attachment.setData(String.join("\n", letter.text()).getBytes(StandardCharsets.UTF_8));
    var written = letter.written();
    if (written != null) {
      var moment = Date.from(written.atZone(DutchTime.ZONE).toInstant());
      document.setDate(moment);
      attachment.setCreation(moment);
    }
    return document;
  }

  private Task task(List<String> words, LetterPatients.Found patient, String name) {
    var task = new Task();
    task.getMeta().addProfile(codes.taskProfile());
    task.addIdentifier().setSystem(TASKS).setValue(name);
    task.setStatus(TaskStatus.REQUESTED);
    task.setIntent(TaskIntent.PROPOSAL);
    task.setCode(codes.task());
    task.setDescription(codes.taskText());
    task.setFocus(new Reference(DOCUMENT));
    task.setFor(new Reference("Patient/" + patient.patientId()));
    var now = Date.from(clock.instant());
    task.setAuthoredOn(now);
    task.setLastModified(now);
    patient.responsible().ifPresent(task::setOwner);
    for (var word : words) {
      var input = task.addInput();
      input.getType().setText(codes.foundWord());
      input.setValue(new StringType(word));
    }
    return task;
  }
}
