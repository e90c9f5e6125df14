package nl.pzp.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * Regional profiles with the snapshot that the build made of them, one file for each. Making one
 * converts every definition of R4, which took a quarter of the first minute after a start.
 */
final class PreparedSnapshots {

  private final FhirContext context;
  private final Path folder;

  /**
   * @param folder need not exist; nothing is prepared then
   */
  PreparedSnapshots(FhirContext context, Path folder) {
    this.context = context;
    this.folder = folder;
  }

  /**
   * The profile with its snapshot; empty when there is none, or none of exactly this profile, so
   * that an operator who changes a profile is never checked against an older snapshot.
   */
  Optional<IBaseResource> of(Path file, IBaseResource profile) {
    var prepared = folder.resolve(String.valueOf(file.getFileName()));
    if (!Files.isRegularFile(prepared)) {
      return Optional.empty();
    }
    try {
      var read = new ConformanceReader(context).read(Files.readAllBytes(prepared));
      return read.filter(found -> isMadeOf(profile, found));
    } catch (IOException | DataFormatException e) {
      // The snapshot is made anew then, as it is for a profile that has none.
      return Optional.empty();
    }
  }

  private boolean isMadeOf(IBaseResource profile, IBaseResource prepared) {
    return prepared instanceof StructureDefinition found
        && found.getSnapshot().hasElement()
        && encoded(found.copy().setSnapshot(null)).equals(encoded(profile));
  }

  private String encoded(IBaseResource profile) {
    return context.newJsonParser().encodeResourceToString(profile);
  }
}
