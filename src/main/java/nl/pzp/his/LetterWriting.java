package nl.pzp.his;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.pzp.his.edifact.Header;
import nl.pzp.his.edifact.InterchangeWriter;
import nl.pzp.his.edifact.PlainText;
import nl.pzp.his.edifact.Repertoire;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.DutchTime;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Writes a letter to a GP as MEDVRI from a Communication. This has one identifier of the letter,
 * its time in {@code sent}, the contained Patient, the recipient's AGB number, and text payloads.
 * The same Communication gives the same bytes under the same name.
 */
final class LetterWriting {

  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yy:MM:dd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy:MM:dd");
  private static final int REFERENCE_LENGTH = 14;
  private static final String REPLACED =
      "(?) staat voor een teken dat in deze brief niet kan worden overgebracht.";

  private final LetterSettings settings;
  private final Repertoire repertoire;
  private final LetterCodes codes;
  private final Clock clock;

  LetterWriting(LetterSettings settings, LetterCodes codes, Clock clock) {
    this.settings = settings;
    this.repertoire = Repertoire.valueOf(settings.characterSet());
    this.codes = codes;
    this.clock = clock;
  }

  /** The letter as a file. */
  public LetterFile write(Communication letter) {
    return new LetterFile(reference(letter) + ".edi", bytes(letter));
  }

  /**
   * The letter as an interchange.
   *
   * @throws nl.pzp.problem.ProblemException when the adapter or the recipient has no address, or
   *     required data are missing
   */
  byte[] bytes(Communication letter) {
    if (settings.address().isBlank()) {
      throw Problem.of(LetterProblem.SENDER_NOT_SET).asException();
    }
    var recipient = recipient(letter);
    var patient = patient(letter);
    var text = new PlainText(repertoire, settings.lineLength());
    var sent =
        letter.hasSent()
            ? DutchTime.wallClock(letter.getSent().toInstant())
            : DutchTime.wallClock(clock.instant());
    var reference = reference(letter);
    var header = new Header(repertoire, settings.address(), recipient.address(), reference, false);
    var writer = new InterchangeWriter(header);
    writer.add("GGA", List.of(text.value(settings.name())));
    writer.add(
        "DET", List.of(SHORT_DAY.format(sent).split(":")), List.of(TIME.format(sent).split(":")));
    writer.add(
        "PID",
        List.of(birthDate(patient).split(":")),
        List.of(sex(patient)),
        name(patient, text),
        List.of(),
        List.of("BSN" + bsn(patient).value()));
    int number = 0;
    for (var line : lines(letter, text)) {
      writer.add("TXT:" + ++number, List.of(line));
    }
    writer.add("GGO", List.of(text.value(recipient.name())));
    return writer.write(reference, List.of("MEDVRI", "1"), sent);
  }

  private static List<String> lines(Communication letter, PlainText text) {
    var paragraphs =
        letter.getPayload().stream()
            .filter(payload -> payload.getContent() instanceof StringType)
            .map(payload -> ((StringType) payload.getContent()).getValue())
            .toList();
    if (paragraphs.isEmpty()) {
      throw incomplete("Communication.payload");
    }
    var fitted = text.lines(paragraphs);
    var lines = new ArrayList<>(fitted.lines());
    if (fitted.replaced() > 0) {
      lines.add("");
      lines.addAll(text.lines(List.of(REPLACED)).lines());
    }
    return lines;
  }

  private LetterSettings.Recipient recipient(Communication letter) {
    if (!letter.hasRecipient()) {
      throw Problem.of(LetterProblem.NO_RECIPIENT).asException();
    }
    return letter.getRecipient().stream()
        .map(Reference::getIdentifier)
        .filter(codes::isAgb)
        .map(Identifier::getValue)
        .flatMap(agb -> settings.recipients().stream().filter(known -> known.agb().equals(agb)))
        .findFirst()
        .orElseThrow(() -> Problem.of(LetterProblem.RECIPIENT_WITHOUT_ADDRESS).asException());
  }

  private static Patient patient(Communication letter) {
    var contained = letter.getSubject().getReference();
    return letter.getContained().stream()
        .filter(Patient.class::isInstance)
        .map(Patient.class::cast)
        .filter(each -> contained == null || contained.endsWith(each.getIdElement().getIdPart()))
        .findFirst()
        .orElseThrow(() -> incomplete("Patient"));
  }

  private Bsn bsn(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(codes::isBsn)
        .flatMap(identifier -> Bsn.parse(identifier.getValue()).stream())
        .findFirst()
        .orElseThrow(() -> incomplete("Patient.identifier"));
  }

  private static String birthDate(Patient patient) {
    return Optional.ofNullable(patient.getBirthDateElement().getValueAsString())
        .filter(date -> date.matches("\\d{4}-\\d{2}-\\d{2}"))
        .map(LocalDate::parse)
        .map(DAY::format)
        .orElseThrow(() -> incomplete("Patient.birthDate"));
  }

  // The Dutch words man and vrouw; any other value stays empty.
  private static String sex(Patient patient) {
    if (!patient.hasGender()) {
      return "";
    }
    return switch (patient.getGender()) {
      case MALE -> "M";
      case FEMALE -> "V";
      case OTHER, UNKNOWN, NULL -> "";
    };
  }

  private static List<String> name(Patient patient, PlainText text) {
    var name = patient.hasName() ? patient.getNameFirstRep() : new HumanName();
    var family = name.hasFamily() ? name.getFamily() : name.getText();
    var given = String.join(" ", name.getGiven().stream().map(StringType::getValue).toList());
    return List.of(text.value(family == null ? "" : family), "", "", "", "", text.value(given));
  }

  private static String reference(Communication letter) {
    if (!letter.hasIdentifier() || !letter.getIdentifierFirstRep().hasValue()) {
      throw incomplete("Communication.identifier");
    }
    var identifier = letter.getIdentifierFirstRep();
    return DeterministicId.of(
            "letter", String.valueOf(identifier.getSystem()), identifier.getValue())
        .replace("-", "")
        .substring(0, REFERENCE_LENGTH);
  }

  private static RuntimeException incomplete(String element) {
    return Problem.of(LetterProblem.LETTER_INCOMPLETE).with("element", element).asException();
  }
}
