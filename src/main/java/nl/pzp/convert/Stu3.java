package nl.pzp.convert;

import java.util.function.Supplier;
import nl.pzp.stu3.Stu3Converter;
import nl.pzp.stu3.Stu3Intake;
import nl.pzp.stu3.VendorShapes;
import nl.pzp.terminology.ConceptMaps;
import nl.pzp.terminology.Packs;
import nl.pzp.terminology.Profiles;
import nl.pzp.terminology.Systems;
import org.jspecify.annotations.Nullable;

/** Reads and writes FHIR STU3; initialised at the first such message. */
public final class Stu3 {

  private record Tools(Stu3Intake intake, Stu3Converter converter) {}

  private final Supplier<Tools> maker;
  private volatile @Nullable Tools tools;

  public Stu3(Profiles profiles, Packs packs, Systems systems, ConceptMaps maps) {
    this.maker =
        () -> {
          var converter = new Stu3Converter(profiles, packs);
          var shapes = new VendorShapes(profiles, packs, systems, maps);
          return new Tools(new Stu3Intake(shapes, converter), converter);
        };
  }

  Stu3Intake intake() {
    return tools().intake();
  }

  public Stu3Converter converter() {
    return tools().converter();
  }

  private Tools tools() {
    var present = tools;
    return present == null ? made() : present;
  }

  private synchronized Tools made() {
    var present = tools;
    if (present == null) {
      present = maker.get();
      tools = present;
    }
    return present;
  }
}
