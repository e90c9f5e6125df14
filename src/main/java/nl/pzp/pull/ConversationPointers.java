package nl.pzp.pull;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import nl.pzp.pull.PullData.Conversation;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * Writes a pointer to a conversation from an episode with ICPC A20: the source recorded it, and
 * where. Notes are copied as text; no decision is read from them.
 */
final class ConversationPointers {

  private static final String IN_ERROR = "entered-in-error";

  private final Conversation texts;

  ConversationPointers(Conversation texts) {
    this.texts = texts;
  }

  /**
   * The pointer to a conversation.
   *
   * @param address of the Condition at the source
   */
  DocumentReference to(Condition condition, String address, String sourceName, String patient) {
    var pointer = new DocumentReference();
    var inError =
        condition.getVerificationStatus().getCoding().stream()
            .anyMatch(coding -> IN_ERROR.equals(coding.getCode()));
    pointer.setStatus(
        inError ? DocumentReferenceStatus.ENTEREDINERROR : DocumentReferenceStatus.CURRENT);
    pointer
        .getType()
        .addCoding()
        .setSystem(texts.type().system())
        .setCode(texts.type().code())
        .setDisplay(texts.type().display());
    pointer.setSubject(new Reference(patient));
    pointer.setDescription(texts.title());
    pointer.getCustodian().setDisplay(sourceName);
    if (condition.hasAsserter() && condition.getAsserter().hasDisplay()) {
      pointer.addAuthor().setDisplay(condition.getAsserter().getDisplay());
    }
    if (condition.hasRecordedDate()) {
      pointer.setDate(condition.getRecordedDate());
    } else if (condition.getOnset() instanceof DateTimeType onset) {
      pointer.setDate(onset.getValue());
    }
    pointer
        .addContent()
        .getAttachment()
        .setContentType("application/fhir+json")
        .setUrl(address)
        .setTitle(texts.title());
    var note =
        condition.getNote().stream().map(Annotation::getText).collect(Collectors.joining("\n\n"));
    if (!note.isBlank()) {
      pointer
          .addContent()
          .getAttachment()
          .setContentType("text/plain; charset=utf-8")
          .setLanguage("nl")
          .setTitle(texts.note())
          .setData(note.getBytes(StandardCharsets.UTF_8));
    }
    return pointer;
  }
}
