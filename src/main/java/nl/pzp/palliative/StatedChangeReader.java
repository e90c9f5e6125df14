package nl.pzp.palliative;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.SourceStatement;
import nl.pzp.careteam.Statements;
import nl.pzp.identifier.RelativeReference;
import nl.pzp.intake.Consequence.Proposed;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Reads the statements of a message; the consequences of that message share one reading. */
@Component
final class StatedChangeReader {

  private final CareVocabulary vocabulary;
  private final Statements statements;
  private final RegionalReading reading;
  private final SenderWarnings remarks;

  StatedChangeReader(
      CareVocabulary vocabulary,
      Statements statements,
      RegionalReading reading,
      SenderWarnings remarks) {
    this.vocabulary = vocabulary;
    this.statements = statements;
    this.reading = reading;
    this.remarks = remarks;
  }

  StatedChange of(Proposed message) {
    return message.shared().once(StatedChange.class, () -> read(message));
  }

  private StatedChange read(Proposed message) {
    var known = RegionalReading.known(message.person());
    if (!concerns(message, known)) {
      return StatedChange.NONE;
    }
    var late = new HashSet<String>();
    var fresh = new ArrayList<SourceStatement>();
    var after = new LinkedHashMap<>(known);
    var earlier = statements.among(known.values());
    for (var resource : known.values()) {
      // Written under a condition of its own, or before statements were kept.
      if (statements.areKeptOf(resource)
          && !vocabulary.isOwn(resource)
          && earlier.stream().noneMatch(s -> s.subject().equals(RelativeReference.of(resource)))) {
        fresh.add(statements.of(resource));
      }
    }
    for (var resource : message.resources()) {
      var reference = RelativeReference.of(resource);
      if (!statements.areKeptOf(resource)) {
        after.put(RegionalReading.key(resource), resource);
        continue;
      }
      var statement = statements.of(resource);
      fresh.add(statement);
      var newest =
          earlier.stream().filter(s -> s.subject().equals(reference)).reduce((one, next) -> next);
      if (newest.filter(n -> n.time().compareTo(statement.time()) > 0).isPresent()) {
        late.add(reference);
      } else if (!vocabulary.isOwn(resource)) {
        after.put(reference, resource);
      }
    }
    for (var statement : fresh) {
      var kept = statements.kept(statement);
      after.put(RelativeReference.of(kept), kept);
    }
    var picture = reading.picture(message.patientId(), after.values(), message.resources());
    return new StatedChange(known, after.values(), fresh, late, picture);
  }

  // A patient of whom nothing of the kind is known, and a message that says nothing of it, cost one
  // read.
  private boolean concerns(Proposed message, Map<String, Resource> known) {
    if (known.values().stream().anyMatch(r -> statements.areKeptOf(r) || vocabulary.isOwn(r))
        || message.resources().stream()
            .anyMatch(r -> statements.areKeptOf(r) || remarks.asksSomething(r))) {
      return true;
    }
    var plan =
        message.resources().stream().anyMatch(Procedure.class::isInstance)
            || known.values().stream().anyMatch(Procedure.class::isInstance);
    return plan
        && (hasGeneralPractitioner(message.resources()) || hasGeneralPractitioner(known.values()));
  }

  private static boolean hasGeneralPractitioner(Collection<Resource> resources) {
    return resources.stream()
        .anyMatch(r -> r instanceof Patient patient && patient.hasGeneralPractitioner());
  }
}
