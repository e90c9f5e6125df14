package nl.pzp.convert;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.pzp.problem.Problem;
import nl.pzp.problem.ProblemException;
import nl.pzp.stu3.Conversion;
import nl.pzp.stu3.Loss;
import nl.pzp.stu3.ReferencedResources;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads a FHIR text, JSON or XML, R4 or STU3: a Bundle or one resource. */
public final class MessageReader {

  /** The parser's result; without content when the text is not of that version. */
  private record Parsed(
      FhirVersion version,
      @Nullable IBaseResource content,
      ParserFindings findings,
      List<String> words) {

    boolean isClean() {
      return content != null && findings.problems().isEmpty();
    }
  }

  private final Formats formats;
  private final Stu3 stu3;
  private final MessageResources resources;

  /**
   * @param source assumed for a message without source; part of the ids
   */
  public MessageReader(Formats formats, Systems systems, Stu3 stu3, String source) {
    this.formats = formats;
    this.stu3 = stu3;
    this.resources = new MessageResources(FhirContext.forR4Cached(), systems, source);
  }

  /**
   * Reads a text that passed the guard, in the version that its elements show; R4 when both fit.
   *
   * @param isStu3 whether it has elements that only STU3 has
   */
  public ReadMessage read(String text, EncodingEnum encoding, boolean isStu3) {
    if (isStu3) {
      return reading(parsed(text, encoding, FhirVersion.STU3));
    }
    var asR4 = parsed(text, encoding, FhirVersion.R4);
    if (asR4.isClean() && !namesStu3(Objects.requireNonNull(asR4.content()))) {
      return reading(asR4);
    }
    var asStu3 = parsed(text, encoding, FhirVersion.STU3);
    return reading(asStu3.isClean() ? asStu3 : asR4);
  }

  /** Reads a text of a version that is known. */
  public ReadMessage read(String text, EncodingEnum encoding, FhirVersion version) {
    return reading(parsed(text, encoding, version));
  }

  private static Parsed parsed(String text, EncodingEnum encoding, FhirVersion version) {
    var findings = new ParserFindings(version);
    var parser = encoding.newParser(version.context());
    parser.setParserErrorHandler(findings);
    // An entry's address is no id: which id it gets is decided here.
    parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
    try {
      return new Parsed(version, parser.parseResource(text), findings, findings.words());
    } catch (DataFormatException | ClassCastException | IllegalArgumentException e) {
      var said = Objects.toString(e.getMessage(), e.getClass().getSimpleName());
      return new Parsed(version, null, findings, List.of(said));
    }
  }

  private boolean namesStu3(IBaseResource content) {
    return content instanceof Bundle bundle
        ? bundle.getEntry().stream()
            .anyMatch(entry -> entry.hasResource() && formats.isStu3(entry.getResource()))
        : formats.isStu3((Resource) content);
  }

  private ReadMessage reading(Parsed parsed) {
    var content = parsed.content();
    if (content == null) {
      return unreadable(parsed.version(), parsed.words());
    }
    try {
      var message =
          content instanceof Resource r4
              ? new Message(FhirVersion.R4, r4, resources.of(r4), List.of())
              : asR4((org.hl7.fhir.dstu3.model.Resource) content);
      return new ReadMessage.Read(message, parsed.findings().problems(), parsed.words());
    } catch (ProblemException e) {
      return new ReadMessage.Refused(e.problems().get(0), List.of());
    } catch (DataFormatException e) {
      // HAPI's STU3 parser reports an invalid date only when it is first read.
      return unreadable(parsed.version(), List.of(String.valueOf(e.getMessage())));
    }
  }

  private static ReadMessage unreadable(FhirVersion version, List<String> words) {
    return new ReadMessage.Refused(
        Problem.of(ConversionProblem.CONTENT_UNREADABLE).with("fhir", version.title()), words);
  }

  private Message asR4(org.hl7.fhir.dstu3.model.Resource content) {
    var conversion = stu3.intake().accept(content, ReferencedResources.none());
    return new Message(
        FhirVersion.STU3,
        conversion.resource(),
        resources.of(conversion.resource()),
        said(conversion));
  }

  /** The problems of a conversion between versions, gravest first. */
  static List<Problem> said(Conversion<?> conversion) {
    return Stream.concat(
            conversion.problems().stream(), conversion.losses().stream().map(Loss::asProblem))
        .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
  }
}
