package nl.pzp.convert;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import java.nio.charset.StandardCharsets;
import nl.pzp.fixtures.ProjectProfiles;
import nl.pzp.guard.LimitSettings;
import nl.pzp.guard.TextGuard;
import nl.pzp.stu3.Stu3Style;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Systems;
import org.springframework.util.unit.DataSize;

/** A converter over the project's own profiles. */
final class Bench {

  static final String SOURCE = "urn:example:bench";

  final Packs packs = ProjectProfiles.packs();
  final Formats formats = Formats.read(ProjectProfiles.profiles(), packs);
  private final Systems systems = Systems.read(ProjectProfiles.profiles());
  private final ConceptMaps maps = ConceptMaps.read(ProjectProfiles.profiles());
  private final Stu3 stu3 = new Stu3(ProjectProfiles.profiles(), packs, systems, maps);
  private final TextGuard guard =
      new TextGuard(new LimitSettings(DataSize.ofMegabytes(16), 100, 100, 100));
  final MessageReader reader = new MessageReader(formats, systems, stu3, SOURCE);
  final Converter converter = new Converter(packs, maps, stu3, SOURCE);

  Format format(String name) {
    return formats.named(name).orElseThrow();
  }

  Message message(String text) {
    return message(text, EncodingEnum.JSON);
  }

  Message message(String text, EncodingEnum encoding) {
    return ((ReadMessage.Read) read(text, encoding)).message();
  }

  ReadMessage read(String text, EncodingEnum encoding) {
    return reader.read(text, encoding, guard.look(text.getBytes(StandardCharsets.UTF_8)).isStu3());
  }

  ConvertedMessage convert(String text, String to) {
    var message = message(text);
    return converter.convert(
        message, formats.of(message).orElseThrow(), format(to), Stu3Style.full());
  }

  ConvertedMessage.Converted converted(String text, String to) {
    return (ConvertedMessage.Converted) convert(text, to);
  }

  static String json(ConvertedMessage.Converted conversion) {
    var version = conversion.result().getStructureFhirVersionEnum();
    return FhirContext.forCached(version)
        .newJsonParser()
        .encodeResourceToString(conversion.result());
  }
}
