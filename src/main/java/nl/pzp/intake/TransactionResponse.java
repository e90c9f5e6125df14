package nl.pzp.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import nl.pzp.intake.Part.Action;
import nl.pzp.problem.OperationOutcomes;
import nl.pzp.problem.Problem;
import nl.pzp.record.StoredResponse;
import nl.pzp.record.WriteEffect;
import nl.pzp.record.Written;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/**
 * The answer to a message: one entry for each of the message, in their order, with its warnings.
 * The outcome of a form's entry lists the resources made from it.
 */
final class TransactionResponse {

  private final OperationOutcomes outcomes;
  private final DoorLanguage languages;

  TransactionResponse(OperationOutcomes outcomes, DoorLanguage languages) {
    this.outcomes = outcomes;
    this.languages = languages;
  }

  Bundle of(MessageDraft draft, WrittenParts written) {
    var bundle = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
    // The number of the message, so that a repeat gets the same answer to the letter.
    bundle.setId(draft.arrival().message().value().toString());
    for (var part : draft.parts()) {
      var response = bundle.addEntry().getResponse();
      // The form added to the resource under that id.
      written
          .of(part)
          .or(() -> sameResource(draft, part, written))
          .ifPresent(result -> describe(part, result, response));
      var said = said(draft, part, written);
      if (!said.isEmpty()) {
        response.setOutcome(outcomes.of(said, draft.arrival().reader()));
      }
    }
    return bundle;
  }

  /** The answer as a repeat of the message will get it, in the version of the door. */
  StoredResponse kept(Door door, Bundle response) {
    return new StoredResponse(
        200,
        "application/fhir+json;charset=UTF-8",
        languages.json(door, response).getBytes(StandardCharsets.UTF_8),
        Map.of());
  }

  private static java.util.Optional<Written> sameResource(
      MessageDraft draft, Part part, WrittenParts written) {
    return draft
        .everything()
        .filter(other -> other.isMade() && other.reference().equals(part.reference()))
        .flatMap(other -> written.of(other).stream())
        .findFirst();
  }

  private static void describe(Part part, Written result, BundleEntryResponseComponent response) {
    var resource = result.resource();
    response.setStatus(status(part, result));
    response.setEtag("W/\"" + resource.version() + "\"");
    response.setLastModified(Date.from(resource.lastUpdated()));
    if (!resource.deleted()) {
      response.setLocation(WrittenParts.version(resource));
    }
  }

  // A form that is sent twice gets the answer 'created' twice.
  private static String status(Part part, Written result) {
    if (part.action() == Action.DELETE) {
      return "204 No Content";
    }
    var created =
        result.effect() == WriteEffect.CREATED
            || (part.action() == Action.CREATE && part.ifNoneExist() == null);
    return created ? "201 Created" : "200 OK";
  }

  private static List<Problem> said(MessageDraft draft, Part part, WrittenParts written) {
    var said = new ArrayList<Problem>();
    draft.notes().stream()
        .filter(note -> note.entry() == part.entry())
        .map(Note::problem)
        .forEach(said::add);
    draft.forms().stream()
        .filter(form -> form.entry() == part.entry())
        .flatMap(form -> form.made().stream())
        .flatMap(made -> written.of(made).stream())
        .map(Written::resource)
        .map(
            resource ->
                Problem.of(ApiProblem.MADE_FROM_FORM)
                    .with("resource", WrittenParts.version(resource)))
        .forEach(said::add);
    return said;
  }
}
