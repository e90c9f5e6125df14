package nl.pzp.convert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.pzp.convert.Format.Holds;
import nl.pzp.form.FormProblem;
import nl.pzp.problem.Problem;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The formats that are known, in the order of {@code profiles/formats.yaml}. */
public final class Formats {

  private record Row(
      String name,
      String pack,
      Holds holds,
      @Nullable FhirVersion fhir,
      @Nullable String profiles) {}

  private final List<Format> formats;
  private final Packs packs;

  private Formats(List<Format> formats, Packs packs) {
    this.formats = List.copyOf(formats);
    this.packs = packs;
  }

  /**
   * Reads the list.
   *
   * @throws IllegalStateException when a row names a pack that there is not
   */
  public static Formats read(Profiles profiles, Packs packs) {
    var formats = new ArrayList<Format>();
    for (var row : Arrays.asList(profiles.yaml("formats.yaml", Row[].class))) {
      var pack =
          packs
              .byId(row.pack())
              .orElseThrow(
                  () -> new IllegalStateException("formats.yaml: no pack named " + row.pack()));
      var fhir = Objects.requireNonNullElse(row.fhir(), FhirVersion.R4);
      formats.add(new Format(row.name(), pack, row.holds(), fhir, row.profiles()));
    }
    return new Formats(formats, packs);
  }

  public List<String> names() {
    return formats.stream().map(Format::name).toList();
  }

  public Optional<Format> named(String name) {
    return formats.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /**
   * The format of this name.
   *
   * @throws nl.pzp.problem.ProblemException with the names that are known
   */
  public Format asked(String name) {
    return named(name)
        .orElseThrow(
            () ->
                Problem.of(ConversionProblem.FORMAT_UNKNOWN)
                    .with("known", String.join(", ", names()))
                    .asException());
  }

  /**
   * Detects the format of a message.
   *
   * @param named the sender's claim
   * @throws nl.pzp.problem.ProblemException when no format matches, or another than claimed
   */
  public Format of(Message message, Optional<Format> named) {
    var found =
        of(message)
            .orElseThrow(
                () ->
                    message.forms().isEmpty()
                        ? Problem.of(ConversionProblem.NOTHING_IN_IT).asException()
                        : Problem.of(FormProblem.VERSION_UNKNOWN)
                            .with("known", String.join(", ", packs.knownForms()))
                            .asException());
    if (named.isPresent() && !named.get().equals(found)) {
      throw Problem.of(ConversionProblem.NOT_THE_FORMAT_NAMED)
          .with("named", named.get().name())
          .with("found", found.name())
          .asException();
    }
    return found;
  }

  /**
   * The format of a message: that of its form when it has one, else that of its resources; empty
   * when its form is of an unknown version, or when it has no resources.
   */
  public Optional<Format> of(Message message) {
    var form = message.forms().stream().findFirst();
    if (form.isPresent()) {
      return of(form.get());
    }
    return message.resources().isEmpty()
        ? Optional.empty()
        : ofResources(message.resources(), message.version());
  }

  /** Whether a resource that R4 can hold names a profile or a form of the standard in STU3. */
  boolean isStu3(Resource resource) {
    return withResources(FhirVersion.STU3).stream().anyMatch(format -> isOf(resource, format));
  }

  private Optional<Format> of(QuestionnaireResponse form) {
    return packs
        .ofForm(form.hasQuestionnaire() ? form.getQuestionnaire() : "")
        .flatMap(
            pack ->
                formats.stream()
                    .filter(format -> format.holds() == Holds.FORM)
                    .filter(format -> format.pack().id().equals(pack.id()))
                    .findFirst());
  }

  private Optional<Format> ofResources(List<Resource> resources, FhirVersion version) {
    var offered = withResources(version);
    return offered.stream()
        .filter(format -> resources.stream().anyMatch(resource -> isOf(resource, format)))
        .findFirst()
        .or(() -> offered.stream().findFirst());
  }

  private List<Format> withResources(FhirVersion version) {
    return formats.stream()
        .filter(format -> format.holds() == Holds.RESOURCES && format.fhir() == version)
        .toList();
  }

  private static boolean isOf(Resource resource, Format format) {
    var start = format.profiles();
    return start != null
        && resource.getMeta().getProfile().stream()
            .anyMatch(profile -> profile.hasValue() && profile.getValue().startsWith(start));
  }
}
