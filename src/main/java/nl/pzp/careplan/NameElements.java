package nl.pzp.careplan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.pzp.form.PersonName;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * A name of the form as HumanName, and back (nl-core-NameInformation). Prefix and own name are
 * extensions on {@code family}; first names are marked as given at birth.
 */
final class NameElements {

  private static final String OWN_NAME_FIRST = "NL1";
  private static final String FIRST_NAME = "BR";
  private static final String INITIAL = "IN";

  private final Pack pack;

  NameElements(Pack pack) {
    this.pack = pack;
  }

  /** The official name; {@code givenAtBirth} marks first names where the profile requires it. */
  HumanName official(PersonName name, boolean givenAtBirth) {
    var official = new HumanName().setUse(NameUse.OFFICIAL);
    official.setText(name.text());
    if (givenAtBirth) {
      official.addExtension(pack.url(AcpExtension.NAME_ORDER), new CodeType(OWN_NAME_FIRST));
      for (var given : split(name.givenNames())) {
        official
            .addGivenElement()
            .setValue(given)
            .addExtension(pack.url(AcpExtension.NAME_QUALIFIER), new CodeType(FIRST_NAME));
      }
    }
    if (name.family() != null) {
      var family = official.getFamilyElement();
      family.setValue(name.family());
      addPart(family, AcpExtension.OWN_PREFIX, name.prefix());
      addPart(family, AcpExtension.OWN_NAME, name.familyName());
    }
    return official;
  }

  /** The usual name; empty without first names. */
  Optional<HumanName> usual(PersonName name) {
    return name.givenNames() == null
        ? Optional.empty()
        : Optional.of(new HumanName().setUse(NameUse.USUAL).addGiven(name.givenNames()));
  }

  /**
   * The form's answers for these names: the official name, with first names from the usual name as
   * a fallback.
   */
  PersonName read(List<HumanName> names) {
    var official = names.stream().filter(name -> name.getUse() != NameUse.USUAL).findFirst();
    var usual =
        names.stream()
            .filter(name -> name.getUse() == NameUse.USUAL && name.hasGiven())
            .findFirst();
    var given = official.map(this::givenAtBirth).orElse(null);
    if (given == null) {
      given = usual.map(name -> joined(name.getGiven())).orElse(null);
    }
    if (official.isEmpty()) {
      return new PersonName(given, null, null);
    }
    var family = official.get().getFamilyElement();
    var prefix = part(family, AcpExtension.OWN_PREFIX);
    var own = part(family, AcpExtension.OWN_NAME);
    return own == null && prefix == null
        ? new PersonName(
            given,
            null,
            family.getValue() == null ? lastResort(official.get(), given) : family.getValue())
        : new PersonName(given, prefix, own);
  }

  // Some sources fill only the text; it then becomes the family name.
  private static @Nullable String lastResort(HumanName name, @Nullable String given) {
    return given == null ? name.getText() : null;
  }

  private @Nullable String givenAtBirth(HumanName name) {
    var atBirth = name.getGiven().stream().filter(given -> !hasQualifier(given, INITIAL)).toList();
    return joined(atBirth);
  }

  private boolean hasQualifier(StringType given, String code) {
    return given.getExtensionsByUrl(pack.url(AcpExtension.NAME_QUALIFIER)).stream()
        .anyMatch(
            extension -> Objects.toString(extension.getValue().primitiveValue(), "").equals(code));
  }

  private static @Nullable String joined(List<StringType> given) {
    return given.isEmpty()
        ? null
        : given.stream().map(StringType::getValue).collect(Collectors.joining(" "));
  }

  // Only when joining the parts restores the text.
  private static List<String> split(@Nullable String givenNames) {
    if (givenNames == null) {
      return List.of();
    }
    var parts = List.of(givenNames.split(" ", -1));
    return parts.contains("") ? List.of(givenNames) : parts;
  }

  private void addPart(StringType family, AcpExtension extension, @Nullable String part) {
    if (part != null) {
      family.addExtension(pack.url(extension), new StringType(part));
    }
  }

  private @Nullable String part(StringType family, AcpExtension name) {
    var extension = family.getExtensionByUrl(pack.url(name));
    return extension == null ? null : extension.getValue().primitiveValue();
  }
}
