package nl.pzp.fhirapi.convert;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Systems;

/** What a conversion needs, over the project's own profiles. */
final class Bench {

  static final String SOURCE = "urn:example:bench";

  final Packs packs = ProjectProfiles.packs();
  final Formats formats = Formats.read(ProjectProfiles.profiles(), packs);
  final MessageReader reader =
      new MessageReader(
          FhirContext.forR4Cached(), Systems.read(ProjectProfiles.profiles()), SOURCE);
  final Converter converter =
      new Converter(packs, ConceptMaps.read(ProjectProfiles.profiles()), SOURCE);

  Format format(String name) {
    return formats.named(name).orElseThrow();
  }

  Message message(String text) {
    return message(text, EncodingEnum.JSON);
  }

  Message message(String text, EncodingEnum encoding) {
    return ((MessageReading.Read) reader.read(text, encoding)).message();
  }

  Conversion convert(String text, String to) {
    var message = message(text);
    return converter.convert(message, formats.of(message).orElseThrow(), format(to));
  }

  Conversion.Converted converted(String text, String to) {
    return (Conversion.Converted) convert(text, to);
  }

  static String json(Conversion.Converted conversion) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(conversion.result());
  }
}
