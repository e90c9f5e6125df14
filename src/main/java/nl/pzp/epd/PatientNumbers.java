package nl.pzp.epd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.pzp.epd.hl7v2.Hl7Field;
import nl.pzp.identifier.Bsn;
import nl.pzp.record.BusinessIdentifier;
import nl.pzp.terminology.Systems;

/**
 * The patient identifiers in a message (PID-3, MRG-1).
 *
 * @param bsn the only valid BSN
 * @param wrongBsn a number that is labelled BSN and fails the eleven-test
 * @param own the hospital's own numbers, in order of preference
 */
record PatientNumbers(Optional<Bsn> bsn, Optional<String> wrongBsn, List<BusinessIdentifier> own) {

  private record Own(BusinessIdentifier identifier, int rank) {}

  PatientNumbers {
    own = List.copyOf(own);
  }

  /**
   * Reads the identifiers in a field.
   *
   * @throws nl.pzp.problem.ProblemException when no identifier is usable, or there are two
   *     different valid BSNs
   */
  static PatientNumbers of(
      List<Hl7Field> repetitions, String place, Sender sender, Hl7Data data, String bsnOid) {
    var bsns = new ArrayList<Bsn>();
    Optional<String> wrong = Optional.empty();
    var own = new ArrayList<Own>();
    for (var repetition : repetitions) {
      var value = repetition.component(1);
      if (value.isEmpty()) {
        continue;
      }
      if (isBsn(repetition, data, bsnOid)) {
        var bsn = Bsn.parse(value.get());
        bsn.filter(b -> !bsns.contains(b)).ifPresent(bsns::add);
        wrong = bsn.isEmpty() ? value : wrong;
      } else {
        own.add(own(repetition, value.get(), sender, data));
      }
    }
    if (bsns.size() > 1) {
      throw RequiredFields.at(EpdProblem.TWO_BSNS, place);
    }
    if (bsns.isEmpty() && own.isEmpty()) {
      throw RequiredFields.at(EpdProblem.PATIENT_WITHOUT_NUMBER, place);
    }
    own.sort(Comparator.comparingInt(Own::rank));
    return new PatientNumbers(
        bsns.stream().findFirst(), wrong, own.stream().map(Own::identifier).distinct().toList());
  }

  private static boolean isBsn(Hl7Field repetition, Hl7Data data, String bsnOid) {
    return repetition.subcomponent(4, 1).filter(data.bsnAuthorities()::contains).isPresent()
        || repetition.component(5).filter(data.bsnTypes()::contains).isPresent()
        || repetition.subcomponent(4, 2).filter(bsnOid::equals).isPresent();
  }

  private static Own own(Hl7Field repetition, String value, Sender sender, Hl7Data data) {
    var authority = repetition.subcomponent(4, 1).orElse("");
    var universal = repetition.subcomponent(4, 2).filter(id -> id.matches("[0-9]+(\\.[0-9]+)+"));
    var system =
        universal
            .map(oid -> Systems.URN_OID + oid)
            .orElseGet(
                () -> sender.system("patient" + (authority.isEmpty() ? "" : "-" + authority)));
    int rank = data.patientNumberTypes().indexOf(repetition.component(5).orElse(""));
    return new Own(
        new BusinessIdentifier(system, value), rank < 0 ? data.patientNumberTypes().size() : rank);
  }

  @Override
  public String toString() {
    return "PatientNumbers[" + own.size() + "]";
  }
}
