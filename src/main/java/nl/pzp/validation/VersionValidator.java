package nl.pzp.validation;

import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.pzp.problem.Place;
import nl.pzp.problem.Problem;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** Checks resources of one FHIR version against its {@link ProfileSet}. */
final class VersionValidator {

  /** The reason why a code is not in the value set of another message at the same place. */
  private static final String CAUSE = "Terminology_PassThrough_TX_Message";

  private record Found(RawFinding finding, boolean isCause) {

    /** Whether the other message gives more detail: a value set or a place. */
    boolean isSaidBetterBy(Found other) {
      var mine = finding.problem();
      var theirs = other.finding().problem();
      return mine.code() == theirs.code()
          && (isCause
              ? !other.isCause() && mine.place().equals(theirs.place())
              : mine.place().equals(Place.NOWHERE) && !theirs.place().equals(Place.NOWHERE));
    }
  }

  private final ProfileSet profiles;
  private final ValidationRules rules;
  private final ProblemWriter writer;

  VersionValidator(ProfileSet profiles, ValidationRules rules, List<NationalPackage> packages) {
    this.profiles = profiles;
    this.rules = rules;
    this.writer =
        new ProblemWriter(profiles.definitions(), packages, profiles.basis().isNational());
  }

  ProfileSet profiles() {
    return profiles;
  }

  Findings check(IBaseResource resource, Collection<String> alsoAgainst) {
    return findings(
        found(
            resource,
            alsoAgainst,
            options -> profiles.validator().validateWithResult(resource, options)));
  }

  Findings check(String body, EncodingEnum encoding, Collection<String> alsoAgainst) {
    return findings(found(body, encoding, alsoAgainst));
  }

  List<RawFinding> explain(String body, EncodingEnum encoding, Collection<String> alsoAgainst) {
    return found(body, encoding, alsoAgainst).stream().map(Found::finding).toList();
  }

  private List<Found> found(String body, EncodingEnum encoding, Collection<String> alsoAgainst) {
    return found(
        parsed(body, encoding).orElse(null),
        alsoAgainst,
        options -> profiles.validator().validateWithResult(body, options));
  }

  private List<Found> found(
      @Nullable IBaseResource resource,
      Collection<String> alsoAgainst,
      Function<ValidationOptions, ValidationResult> run) {
    var options = new ValidationOptions();
    var found = new ArrayList<Found>();
    for (var profile : alsoAgainst) {
      if (profiles.definitions().hasProfile(profile)) {
        options.addProfile(profile);
      } else {
        found.add(unknown(profile));
      }
    }
    List<SingleValidationMessage> messages;
    try {
      messages = run.apply(options).getMessages();
    } catch (RuntimeException | LinkageError e) {
      // The validator throws on some content, such as an answer of an unexpected type. The
      // exception may quote the message, so keep only its class.
      found.add(stopped(e));
      return found;
    }
    var places = new FormPlaces(profiles.context(), profiles.definitions(), resource);
    messages.forEach(message -> found.add(judged(ValidatorMessage.of(message), places)));
    return found;
  }

  private Found judged(ValidatorMessage message, FormPlaces places) {
    var verdict = rules.judge(message, profiles.definitions(), profiles.basis().isNational());
    var problem = writer.write(message, verdict).at(places.of(message.location()));
    return new Found(
        new RawFinding(problem, message.line(), message.column(), message.text()),
        message.id().equals(CAUSE));
  }

  private Found unknown(String profile) {
    var problem = writer.unknownProfile(profile);
    return new Found(new RawFinding(problem, 0, 0, "Profile not loaded: " + profile), false);
  }

  private static Found stopped(Throwable cause) {
    var problem =
        Problem.of(ValidationProblem.CHECK_STOPPED).with("cause", cause.getClass().getSimpleName());
    return new Found(new RawFinding(problem, 0, 0, String.valueOf(cause.getMessage())), false);
  }

  /** Each problem once, gravest first. */
  private Findings findings(List<Found> found) {
    var problems =
        found.stream()
            .filter(one -> found.stream().noneMatch(one::isSaidBetterBy))
            .map(one -> one.finding().problem())
            .distinct()
            .sorted(Comparator.comparing((Problem problem) -> problem.code().severity()))
            .toList();
    return new Findings(problems, profiles.basis());
  }

  /** Only used to find questions, so parser errors do not matter here. */
  private Optional<IBaseResource> parsed(String body, EncodingEnum encoding) {
    var parser = encoding.newParser(profiles.context());
    parser.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
    try {
      return Optional.of(parser.parseResource(body));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
