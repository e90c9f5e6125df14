package nl.pzp.epd;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.pzp.epd.Hl7Data.Hl7Url;
import nl.pzp.epd.hl7v2.Hl7Field;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.StringType;

/** Converts Dutch names: own and partner's name with their prefixes (HL7 2.5.1, data type FN). */
final class PersonNames {

  private final Hl7Data data;

  PersonNames(Hl7Data data) {
    this.data = data;
  }

  /**
   * A name.
   *
   * @param first the component that holds the family name: 1 of an XPN, 2 of an XCN
   */
  Optional<HumanName> read(Hl7Field field, int first) {
    var name = new HumanName();
    var prefix = field.subcomponent(first, 2);
    var own = field.subcomponent(first, 3);
    var partnerPrefix = field.subcomponent(first, 4);
    var partner = field.subcomponent(first, 5);
    field
        .subcomponent(first, 1)
        .or(() -> joined(List.of(prefix, own, partnerPrefix, partner)))
        .ifPresent(name::setFamily);
    extend(name, Hl7Url.OWN_PREFIX, prefix);
    extend(name, Hl7Url.OWN_NAME, own);
    extend(name, Hl7Url.PARTNER_PREFIX, partnerPrefix);
    extend(name, Hl7Url.PARTNER_NAME, partner);
    field.component(first + 1).ifPresent(name::addGiven);
    field.component(first + 2).ifPresent(name::addGiven);
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  private void extend(HumanName name, Hl7Url url, Optional<String> value) {
    value.ifPresent(
        text -> name.getFamilyElement().addExtension(data.url(url), new StringType(text)));
  }

  private static Optional<String> joined(List<Optional<String>> parts) {
    var text = parts.stream().flatMap(Optional::stream).collect(Collectors.joining(" "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
