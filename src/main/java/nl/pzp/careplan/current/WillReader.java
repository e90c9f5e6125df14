package nl.pzp.careplan.current;

import java.util.Comparator;
import java.util.List;
import nl.pzp.careplan.PlanResourceReader;
import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;

/** Reads the advance directives of a record; one entered in error or rejected was never made. */
final class WillReader {

  private static final List<ConsentState> NEVER_MADE =
      List.of(ConsentState.ENTEREDINERROR, ConsentState.REJECTED);

  private final PlanResourceReader reader;
  private final ForceRules forces;

  WillReader(PlanResourceReader reader, AsOf asOf) {
    this.reader = reader;
    this.forces = new ForceRules(asOf);
  }

  /** Every will that holds, will hold or is not verified, in the order of its reference. */
  List<Will> read(RecordReading record) {
    return record.all(Consent.class).stream()
        .filter(reader::isAdvanceDirective)
        .filter(consent -> !NEVER_MADE.contains(consent.getStatus()))
        .map(this::will)
        .filter(will -> will.force() != Statement.Force.ENDED)
        .sorted(Comparator.comparing(Will::reference))
        .toList();
  }

  private Will will(Consent consent) {
    var period = consent.getProvision().getPeriod();
    var dated = ConsentMoments.agreed(consent);
    return new Will(
        RelativeReference.of(consent),
        reader.willTypes(consent),
        reader.willName(consent),
        consent.getMeta().hasSource() ? consent.getMeta().getSource() : "",
        dated,
        RecordReading.moment(period.getEndElement()),
        forces.force(
            ConsentMoments.status(consent),
            dated,
            RecordReading.moment(period.getStartElement()),
            RecordReading.moment(period.getEndElement())),
        reader.comment(consent).orElse(null));
  }
}
