package nl.pzp.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.ValueSet;

/**
 * Converts validator messages to problems. Of the text it keeps only what occurs in a loaded
 * definition: URLs, element names, keys and texts of rules, codes of a value set. The rest may be
 * patient data.
 *
 * <p>Details: {@code element} with the problem, and {@code about} with the message id and the known
 * definition.
 */
final class ProblemWriter {

  private static final Pattern MESSAGE_ID = Pattern.compile("_?[A-Za-z]+(_[A-Za-z0-9]{1,20})+_?");

  /** Texts that begin with an element of the profile, before anything of the message follows. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "^(?:Slice ')?([A-Z][A-Za-z]+(?:\\.[A-Za-z]+(?:\\[x])?(?::[A-Za-z0-9_/-]+)*)*)");

  /** The text starts with the pattern from the profile. */
  private static final Pattern EXPECTED =
      Pattern.compile("^The pattern \\[system (\\S+), code (\\S+), and display ");

  private final Definitions definitions;
  private final List<NationalPackage> packages;
  private final boolean national;

  ProblemWriter(Definitions definitions, List<NationalPackage> packages, boolean national) {
    this.definitions = definitions;
    this.packages = List.copyOf(packages);
    this.national = national;
  }

  Problem write(ValidatorMessage message, ValidationRules.Verdict verdict) {
    var problem = profileNotLoaded(message, verdict.problem());
    var profile = definitions.named(StructureDefinition.class, message.text());
    return Problem.of(problem)
        .with("element", element(message, profile))
        .with("about", String.join("; ", about(message, verdict, profile)));
  }

  /**
   * A caller asked for a profile that is not there; its address is shown when it is a known one's.
   */
  Problem unknownProfile(String canonical) {
    var code =
        national || listed(canonical).isEmpty()
            ? ValidationProblem.PROFILE_UNKNOWN
            : ValidationProblem.PROFILE_NOT_LOADED;
    return Problem.of(code)
        .with("element", "meta.profile")
        .with("about", listed(canonical).map(found -> canonical).orElse("profile"));
  }

  /** A profile of a package that is listed but not loaded is no fault of the message. */
  private ValidationProblem profileNotLoaded(ValidatorMessage message, ValidationProblem judged) {
    return judged == ValidationProblem.PROFILE_UNKNOWN
            && !national
            && listed(message.text()).isPresent()
        ? ValidationProblem.PROFILE_NOT_LOADED
        : judged;
  }

  private Optional<NationalPackage> listed(String text) {
    return Definitions.canonicals(text)
        .flatMap(canonical -> packages.stream().filter(p -> p.defines(canonical)))
        .findFirst();
  }

  private List<String> about(
      ValidatorMessage message,
      ValidationRules.Verdict verdict,
      Optional<StructureDefinition> profile) {
    var about = new ArrayList<String>();
    if (MESSAGE_ID.matcher(message.id()).matches()) {
      about.add(message.id());
    }
    var rule = brokenRule(message);
    rule.ifPresent(broken -> about.add(broken.getKey() + ": " + broken.getHuman()));
    profile.or(() -> ruleOwner(message)).ifPresent(found -> about.add(found.getUrl()));
    expected(message).ifPresent(about::add);
    definitions
        .named(ValueSet.class, message.text())
        .ifPresent(
            valueSet -> {
              about.add(valueSet.getUrl());
              var codes = definitions.fewCodes(valueSet);
              if (!codes.isEmpty()) {
                about.add("= " + String.join(" | ", codes));
              }
            });
    if (verdict.problem() == ValidationProblem.PROFILE_UNKNOWN) {
      listed(message.text()).ifPresent(found -> about.add(found.id()));
    }
    verdict.rule().ifPresent(about::add);
    if (about.isEmpty()) {
      about.add(message.level().name().toLowerCase(java.util.Locale.ROOT));
    }
    return about;
  }

  private String element(ValidatorMessage message, Optional<StructureDefinition> profile) {
    var match = ELEMENT.matcher(message.text());
    return profile
        .filter(found -> match.find())
        .flatMap(found -> inSnapshot(found, match.group(1)))
        .orElse(message.location().within());
  }

  private static Optional<String> inSnapshot(StructureDefinition profile, String id) {
    return profile.getSnapshot().getElement().stream()
        .map(ElementDefinition::getId)
        .filter(id::equals)
        .findFirst();
  }

  private Optional<StructureDefinition> ruleOwner(ValidatorMessage message) {
    var hash = message.id().indexOf('#');
    return hash < 0
        ? Optional.empty()
        : definitions.find(StructureDefinition.class, message.id().substring(0, hash));
  }

  private Optional<ElementDefinitionConstraintComponent> brokenRule(ValidatorMessage message) {
    var key = message.id().substring(message.id().indexOf('#') + 1);
    return ruleOwner(message).stream()
        .flatMap(owner -> owner.getSnapshot().getElement().stream())
        .flatMap(element -> element.getConstraint().stream())
        .filter(constraint -> key.equals(constraint.getKey()))
        .findFirst();
  }

  private static Optional<String> expected(ValidatorMessage message) {
    var match = EXPECTED.matcher(message.text());
    return match.find() && message.id().startsWith("TYPE_CHECKS_PATTERN")
        ? Optional.of("= " + match.group(1) + "#" + match.group(2))
        : Optional.empty();
  }
}
