package nl.pzp.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import nl.pzp.guard.LimitSettings;
import nl.pzp.identifier.IdentifierProblem;
import nl.pzp.intake.Part.Action;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;

/** The first step: what a message asks, with which ids, and whose it is. */
public final class ReadStep {

  private final EntryReader entries = new EntryReader();
  private final IdGiver ids;
  private final References references;
  private final PatientFinder patients;
  private final LimitSettings limits;

  ReadStep(IdGiver ids, References references, PatientFinder patients, LimitSettings limits) {
    this.ids = ids;
    this.references = references;
    this.patients = patients;
    this.limits = limits;
  }

  /**
   * Reads a message.
   *
   * @throws nl.pzp.problem.ProblemException when it cannot be taken in as it is
   */
  public MessageDraft read(Arrival arrival) {
    var bundle = arrival.transaction();
    if (bundle.getEntry().size() > limits.bundleEntries()) {
      throw Problem.of(ApiProblem.BUNDLE_TOO_LONG)
          .with("limit", Integer.toString(limits.bundleEntries()))
          .asException();
    }
    var source = bundle.getMeta().hasSource() ? bundle.getMeta().getSource() : arrival.source();
    var names = new HashMap<String, String>();
    var parts = parts(bundle, source, names);
    for (var part : parts) {
      references.resolve(part, names, parts, arrival.base());
    }
    var whose = patients.find(parts);
    return new MessageDraft(arrival, parts, whose, List.of(), notes(arrival, parts));
  }

  private List<Part> parts(Bundle bundle, String source, Map<String, String> names) {
    var parts = new ArrayList<Part>();
    var taken = new HashSet<String>();
    for (int i = 0; i < bundle.getEntry().size(); i++) {
      var entry = bundle.getEntry().get(i);
      var read = entries.read(i, entry, source);
      var part = read.action() == Action.CREATE ? withId(read, entry.getFullUrl()) : read;
      var sent = read.resource();
      if (read.action() == Action.UPDATE && sent != null && ids.isMadeOfBsn(read.id(), sent)) {
        throw Problem.of(ApiProblem.BSN_AS_ID).at(EntryReader.place(i)).asException();
      }
      if (part.action() != Action.ASK && !taken.add(part.reference())) {
        throw Problem.of(ApiProblem.RESOURCE_TWICE).at(EntryReader.place(i)).asException();
      }
      if (entry.getFullUrl() != null) {
        names.put(entry.getFullUrl(), part.reference());
      }
      if (!read.id().isEmpty()) {
        names.put(read.reference(), part.reference());
      }
      parts.add(part);
    }
    return parts;
  }

  private Part withId(Part part, @org.jspecify.annotations.Nullable String fullUrl) {
    var resource = java.util.Objects.requireNonNull(part.resource(), "a created part has content");
    return new Part(
        part.entry(),
        part.action(),
        part.type(),
        ids.idFor(resource, part.source(), fullUrl),
        resource,
        part.condition(),
        part.ifNoneExist(),
        part.source());
  }

  private List<Note> notes(Arrival arrival, List<Part> parts) {
    var notes = new ArrayList<>(arrival.notes());
    for (var part : parts) {
      if (part.resource() instanceof Patient patient && ids.hasInvalidBsn(patient)) {
        notes.add(
            new Note(
                part.entry(),
                Problem.of(IdentifierProblem.BSN_INVALID).at(Place.at("Patient.identifier"))));
      }
    }
    return notes;
  }
}
