package nl.pzp.intake;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.pzp.identifier.Agb;
import nl.pzp.identifier.Ura;
import nl.pzp.identifier.Uzi;
import nl.pzp.problem.ProblemException;
import nl.pzp.record.BusinessIdentifier;
import nl.pzp.terminology.NamingSystem;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.Resource;

/**
 * Numbers of national registers, which name the same professional or organisation in every source.
 * Never a name, and never a number that fails the register's own check.
 */
final class RegisteredNumbers {

  private static final Map<String, List<NamingSystem>> OF_TYPE =
      Map.of(
          "Practitioner", List.of(NamingSystem.UZI, NamingSystem.AGB, NamingSystem.BIG),
          "Organization", List.of(NamingSystem.URA, NamingSystem.AGB));

  private final Systems systems;

  RegisteredNumbers(Systems systems) {
    this.systems = systems;
  }

  List<BusinessIdentifier> of(Resource resource) {
    return OF_TYPE.getOrDefault(resource.fhirType(), List.of()).stream()
        .flatMap(
            register ->
                BusinessIdentifiers.of(resource).stream()
                    .filter(each -> each.getSystem().equals(systems.uri(register)))
                    .filter(each -> isGivenOut(register, each.getValue()))
                    .map(each -> new BusinessIdentifier(each.getSystem(), each.getValue())))
        .distinct()
        .toList();
  }

  private static boolean isGivenOut(NamingSystem register, String value) {
    if (value.matches("0*")) {
      return false;
    }
    return switch (register) {
      case UZI -> isValid(Uzi::new, value);
      case AGB -> isValid(Agb::new, value);
      case URA -> isValid(Ura::new, value);
      case BIG -> value.matches("\\d{11}");
      case BSN, UZI_ROLE, AGB_SPECIALTY -> false;
    };
  }

  private static boolean isValid(Function<String, ? extends Record> number, String value) {
    try {
      return number.apply(value) != null;
    } catch (ProblemException e) {
      return false;
    }
  }
}
