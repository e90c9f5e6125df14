package nl.pzp.epd;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import nl.pzp.epd.Hl7Data.Hl7Code;
import nl.pzp.epd.Hl7Data.Hl7Url;
import nl.pzp.epd.Hl7Data.MarkingState;
import nl.pzp.epd.Hl7Data.StatementKind;
import nl.pzp.epd.hl7v2.Hl7Message;
import nl.pzp.epd.hl7v2.Hl7Segment;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.PatientRecord;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Reads a statement on the marking, the care network or a delegation in an ORU (docs/hl7v2.md).
 * OBR-4 is its kind, OBR-3 its number at the source, OBR-22 the time of the statement. The result
 * follows the region's FHIR profiles, and the same rules judge it.
 */
final class ObservationStatementReader {

  private static final int ORDER = 3;
  private static final int KIND = 4;
  private static final int DONE = 7;
  private static final int REPORTED = 22;
  private static final int STATUS = 25;

  private final PatientRecord record;
  private final MarkingStatementMapper markings;
  private final NetworkStatement networks;
  private final RegionalCodes codes;
  private final Hl7Data data;
  private final FhirContext fhir;

  ObservationStatementReader(
      PatientRecord record,
      Professionals professionals,
      RegionalCodes codes,
      Hl7Data data,
      FhirContext fhir) {
    this.record = record;
    this.markings = new MarkingStatementMapper(record, professionals, data, fhir);
    this.networks = new NetworkStatement(professionals, data);
    this.codes = codes;
    this.data = data;
    this.fhir = fhir;
  }

  boolean isStatement(Hl7Message message) {
    return message.first("OBR").flatMap(this::kind).isPresent();
  }

  private Optional<StatementKind> kind(Hl7Segment obr) {
    return obr.value(KIND).flatMap(code -> Optional.ofNullable(data.statements().get(code)));
  }

  void read(Hl7Message message, Sender sender, Reference patient, TransactionDraft draft) {
    var obr = RequiredFields.required(message, "OBR");
    if (message.all("OBR").size() > 1) {
      throw RequiredFields.at(EpdProblem.SAYS_TWO_THINGS, "OBR");
    }
    var kind = kind(obr).orElseThrow();
    var values = new StatementValues(StatementElements.of(message, data), codes, data);
    var resource =
        isTakenBack(obr)
            ? takenBack(obr, kind, sender, values, draft)
            : switch (kind) {
              case MARKING ->
                  markings.read(
                      values, number(obr), sender, patient, isLate(obr, kind, sender), draft);
              case CARE_NETWORK -> networks.network(values, patient, draft);
              case DELEGATION -> networks.delegation(values, patient, draft);
            };
    identify(resource, obr, kind, sender);
    stamp(resource, obr, values);
    draft.put(resource);
  }

  private static String number(Hl7Segment obr) {
    return RequiredFields.required(obr, ORDER);
  }

  private static boolean isTakenBack(Hl7Segment obr) {
    return switch (obr.value(STATUS).orElse("F")) {
      case "F", "C" -> false;
      case "X" -> true;
      default -> throw RequiredFields.at(EpdProblem.ANSWER_NOT_FINAL, "OBR-25");
    };
  }

  // The statement never held: its content stays readable and gets the status entered-in-error.
  private DomainResource takenBack(
      Hl7Segment obr,
      StatementKind kind,
      Sender sender,
      StatementValues values,
      TransactionDraft draft) {
    var known =
        known(obr, kind, sender)
            .orElseThrow(() -> RequiredFields.at(EpdProblem.STATEMENT_UNKNOWN, "OBR-3"));
    if (known instanceof Condition marking) {
      if (values
          .status(data.markingStates())
          .filter(s -> s != MarkingState.RETRACTED)
          .isPresent()) {
        throw RequiredFields.at(EpdProblem.SAYS_TWO_THINGS, "OBR-25");
      }
      markings.retract(marking, values, draft);
    } else if (known instanceof CareTeam network) {
      network.setStatus(CareTeamStatus.ENTEREDINERROR);
    } else if (known instanceof Task delegation) {
      delegation.setStatus(TaskStatus.ENTEREDINERROR);
    }
    return known;
  }

  private Optional<DomainResource> known(Hl7Segment obr, StatementKind kind, Sender sender) {
    return record
        .read(type(kind), id(obr, kind, sender))
        .filter(stored -> !stored.deleted())
        .map(stored -> (DomainResource) fhir.newJsonParser().parseResource(stored.json()));
  }

  // Whether a later statement is known; then the rules treat this one as history.
  private boolean isLate(Hl7Segment obr, StatementKind kind, Sender sender) {
    var stated = stated(obr).map(DateTimeType::new);
    return known(obr, kind, sender)
        .map(known -> known.getExtensionByUrl(data.url(Hl7Url.SOURCE_TIME)))
        .map(extension -> extension.getValue())
        .filter(DateTimeType.class::isInstance)
        .map(DateTimeType.class::cast)
        .filter(newest -> stated.filter(s -> s.before(newest)).isPresent())
        .isPresent();
  }

  private static Optional<String> stated(Hl7Segment obr) {
    return RequiredFields.time(obr, REPORTED).or(() -> RequiredFields.time(obr, DONE));
  }

  private void identify(
      DomainResource resource, Hl7Segment obr, StatementKind kind, Sender sender) {
    resource.setMeta(null);
    resource.getMeta().addProfile(profile(kind));
    resource.setId(new IdType(type(kind), id(obr, kind, sender)));
    var identifier = new org.hl7.fhir.r4.model.Identifier();
    identifier.setSystem(system(kind, sender)).setValue(number(obr));
    if (resource instanceof Condition marking) {
      marking.getIdentifier().clear();
      marking.addIdentifier(identifier);
    } else if (resource instanceof CareTeam network) {
      network.getIdentifier().clear();
      network.addIdentifier(identifier);
    } else if (resource instanceof Task delegation) {
      delegation.getIdentifier().clear();
      delegation.addIdentifier(identifier);
    }
  }

  // The time of the statement decides which of two is later, never the time of arrival.
  private void stamp(DomainResource resource, Hl7Segment obr, StatementValues values) {
    var stated = stated(obr);
    resource.getExtension().removeIf(e -> e.getUrl().equals(data.url(Hl7Url.SOURCE_TIME)));
    resource.getExtension().removeIf(e -> e.getUrl().equals(data.url(Hl7Url.SOURCE_VERSION)));
    if (resource instanceof Task delegation) {
      delegation.setLastModifiedElement(
          new DateTimeType(
              stated.orElseThrow(() -> RequiredFields.at(EpdProblem.FIELD_MISSING, "OBR-22"))));
      if (!delegation.hasAuthoredOn()) {
        RequiredFields.time(obr, DONE)
            .ifPresent(time -> delegation.setAuthoredOnElement(new DateTimeType(time)));
      }
    } else {
      stated.ifPresent(
          time -> resource.addExtension(data.url(Hl7Url.SOURCE_TIME), new DateTimeType(time)));
    }
    values
        .version()
        .ifPresent(
            version ->
                resource.addExtension(
                    data.url(Hl7Url.SOURCE_VERSION), new PositiveIntType(version)));
  }

  private String profile(StatementKind kind) {
    return data.url(
        switch (kind) {
          case MARKING -> Hl7Url.PALLIATIVE_MARKING;
          case CARE_NETWORK -> Hl7Url.CARE_NETWORK_CONTRIBUTION;
          case DELEGATION -> Hl7Url.DELEGATION;
        });
  }

  private static String type(StatementKind kind) {
    return switch (kind) {
      case MARKING -> "Condition";
      case CARE_NETWORK -> "CareTeam";
      case DELEGATION -> "Task";
    };
  }

  private static String system(StatementKind kind, Sender sender) {
    return sender.system(
        switch (kind) {
          case MARKING -> "marking";
          case CARE_NETWORK -> "care-network";
          case DELEGATION -> "delegation";
        });
  }

  private static String id(Hl7Segment obr, StatementKind kind, Sender sender) {
    return DeterministicId.of(sender.source(), type(kind), system(kind, sender), number(obr));
  }

  static CodeableConcept concept(Hl7Data data, Hl7Code code) {
    return new CodeableConcept(data.coding(code));
  }
}
