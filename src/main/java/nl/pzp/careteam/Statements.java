package nl.pzp.careteam;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * Keeps every statement of a source in full, as a Provenance. A late statement then keeps its place
 * in the history, even when it changes nothing.
 */
public final class Statements {

  private static final String STATED = "stated";
  private static final Set<String> ENDED = Set.of("inactive", "remission", "resolved");
  private static final List<String> PHASES =
      List.of(CareCode.PALLIATIEF.code(), CareCode.TERMINAAL.code(), CareCode.STERVENSFASE.code());

  private final CareVocabulary vocabulary;

  public Statements(CareVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Whether the order of statements about such a resource is recorded. */
  public boolean areKeptOf(Resource resource) {
    if (resource instanceof Condition condition) {
      return vocabulary.is(condition.getCode(), CareCode.PALLIATIVE_PHASE_MARKED);
    }
    if (resource instanceof CareTeam team) {
      return vocabulary.is(team.getCategory(), CareCode.CARE_NETWORK_CONTRIBUTION);
    }
    return resource instanceof Task task && vocabulary.ownCode(task.getCode()).isPresent();
  }

  /** A new statement; the resource has its id. */
  public SourceStatement of(Resource resource) {
    var subject = RelativeReference.of(resource);
    var content = resource.copy();
    content.setMeta(null);
    content.setId((IdType) null);
    var text = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(content);
    var at = statedAt(resource).map(SourceTime::firstMoment).orElse(Instant.EPOCH);
    var version = version(resource);
    var key = DeterministicId.of(subject, at.toString(), Integer.toString(version), text);
    return new SourceStatement(
        subject, new SourceTime(at, version, gravity(resource), key), resource);
  }

  /** The statement's time according to the source, if given. */
  public Optional<BaseDateTimeType> sourceTime(Resource resource) {
    return resource instanceof Task task && task.hasLastModified()
        ? Optional.of(task.getLastModifiedElement())
        : value(resource, CareShape.SOURCE_TIME, DateTimeType.class);
  }

  /** The source's statement time, else the latest moment in the resource. */
  private Optional<BaseDateTimeType> statedAt(Resource resource) {
    return sourceTime(resource)
        .or(
            () ->
                told(resource)
                    .filter(PrimitiveType::hasValue)
                    .max(Comparator.comparing(SourceTime::firstMoment)));
  }

  private static Stream<BaseDateTimeType> told(Resource resource) {
    if (resource instanceof Condition condition) {
      return Stream.<Object>of(
              condition.getRecordedDateElement(), condition.getOnset(), condition.getAbatement())
          .filter(BaseDateTimeType.class::isInstance)
          .map(BaseDateTimeType.class::cast);
    }
    if (resource instanceof CareTeam team) {
      return team.getParticipant().stream()
          .flatMap(
              p ->
                  Stream.of(p.getPeriod().getStartElement(), p.getPeriod().getEndElement())
                      .map(BaseDateTimeType.class::cast));
    }
    return resource instanceof Task task ? Stream.of(task.getAuthoredOnElement()) : Stream.of();
  }

  // A retraction outranks an ending, which outranks an active state.
  private int gravity(Resource resource) {
    if (resource instanceof Condition condition) {
      if (!condition.hasClinicalStatus()) {
        return 5;
      }
      if (condition.getClinicalStatus().getCoding().stream()
          .map(coding -> String.valueOf(coding.getCode()))
          .anyMatch(ENDED::contains)) {
        return 4;
      }
      return vocabulary
          .ownCode(condition.getStageFirstRep().getSummary())
          .map(PHASES::indexOf)
          .orElse(-1);
    }
    return resource instanceof Task task
        ? switch (String.valueOf(task.getStatusElement().getValueAsString())) {
          case "draft", "requested", "received", "ready" -> 0;
          case "accepted", "in-progress", "on-hold" -> 1;
          case "entered-in-error" -> 3;
          default -> 2;
        }
        : 0;
  }

  private int version(Resource resource) {
    return value(resource, CareShape.SOURCE_VERSION, PositiveIntType.class)
        .map(PositiveIntType::getValue)
        .orElse(0);
  }

  private <T> Optional<T> value(Resource resource, CareShape name, Class<? extends T> type) {
    return resource instanceof DomainResource domain
        ? domain.getExtensionsByUrl(vocabulary.url(name)).stream()
            .map(extension -> extension.getValue())
            .filter(type::isInstance)
            .<T>map(type::cast)
            .findFirst()
        : Optional.empty();
  }

  /** The Provenance that stores the statement. */
  public Provenance kept(SourceStatement statement) {
    var provenance = new Provenance();
    provenance.setId(new IdType("Provenance", statement.time().key()));
    provenance.getMeta().addProfile(vocabulary.url(CareShape.STATEMENT));
    provenance.addTarget(new Reference(statement.subject()));
    provenance.setOccurred(SourceTime.text(statement.time().at()));
    provenance.setRecorded(Date.from(statement.time().at()));
    provenance.addAgent().setWho(author(statement.content()));
    var content = statement.content().copy();
    content.setMeta(null);
    content.setId(STATED);
    provenance.addContained(content);
    provenance
        .addEntity()
        .setRole(ProvenanceEntityRole.SOURCE)
        .setWhat(new Reference("#" + STATED));
    return provenance;
  }

  /** The statement in this Provenance, if it holds one. */
  public Optional<SourceStatement> read(Provenance provenance) {
    if (!provenance.getMeta().hasProfile(vocabulary.url(CareShape.STATEMENT))
        || !provenance.hasContained()) {
      return Optional.empty();
    }
    var subject = provenance.getTargetFirstRep().getReference();
    var content = provenance.getContained().get(0).copy();
    content.setId(new IdType(subject));
    var time =
        new SourceTime(
            provenance.getRecorded().toInstant(),
            version(content),
            gravity(content),
            provenance.getIdElement().getIdPart());
    return Optional.of(new SourceStatement(subject, time, content));
  }

  /** All statements among these resources, in source order. */
  public List<SourceStatement> among(Collection<? extends Resource> resources) {
    return resources.stream()
        .filter(Provenance.class::isInstance)
        .map(Provenance.class::cast)
        .flatMap(provenance -> read(provenance).stream())
        .sorted(Comparator.comparing(SourceStatement::time))
        .toList();
  }

  private static Reference author(Resource resource) {
    Reference who = null;
    if (resource instanceof Condition condition) {
      who = condition.getAsserter();
    } else if (resource instanceof Task task) {
      who =
          switch (String.valueOf(task.getStatusElement().getValueAsString())) {
            case "requested", "cancelled", "entered-in-error", "draft" -> task.getRequester();
            default -> task.getOwner();
          };
    }
    if (who != null && !who.isEmpty()) {
      return who.copy();
    }
    // A CareTeam has no element for its author; meta.source identifies it.
    var source = resource.getMeta().getSource();
    return new Reference().setDisplay(source == null ? "source" : source);
  }
}
