package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.Bundle;

/** Converts a Bundle entry by entry; findings name the entry's place in the Bundle. */
final class BundleConversion {

  private final SingleConversion single;

  BundleConversion(SingleConversion single) {
    this.single = single;
  }

  Conversion<org.hl7.fhir.dstu3.model.Bundle> toStu3(
      Bundle source, ReferencedResources surroundings, Stu3Style style) {
    var around = KnownResources.in(source).orElse(surroundings);
    var said = new Said();
    var shell = source.copy();
    shell.getEntry().forEach(BundleConversion::empty);
    single.metadata().toStu3(shell);
    var target = single.moves().toStu3(shell, org.hl7.fhir.dstu3.model.Bundle.class);
    for (int i = 0; i < source.getEntry().size(); i++) {
      var entry = source.getEntry().get(i);
      var moved = target.getEntry().get(i);
      if (entry.hasResource()) {
        var conversion = single.toStu3(entry.getResource(), around, style);
        said.add(conversion, entry.getResource().fhirType(), "Bundle.entry[" + i + "].resource");
        moved.setResource(conversion.resource());
      }
      if (entry.getResponse().hasOutcome()) {
        moved
            .getResponse()
            .setOutcome(single.toStu3(entry.getResponse().getOutcome(), around, style).resource());
      }
    }
    return new Conversion<>(target, said.losses, said.problems);
  }

  private static void empty(Bundle.BundleEntryComponent entry) {
    entry.setResource(null);
    if (entry.hasResponse()) {
      entry.getResponse().setOutcome(null);
    }
  }

  Conversion<Bundle> toR4(
      org.hl7.fhir.dstu3.model.Bundle source, ReferencedResources surroundings) {
    var around = KnownResources.in(source).orElse(surroundings);
    var said = new Said();
    var shell = source.copy();
    shell.getEntry().forEach(BundleConversion::empty);
    var target = single.moves().toR4(shell, Bundle.class);
    single.metadata().toR4(target);
    for (int i = 0; i < source.getEntry().size(); i++) {
      var entry = source.getEntry().get(i);
      var moved = target.getEntry().get(i);
      if (entry.hasResource()) {
        var conversion = single.toR4(entry.getResource(), around);
        said.add(conversion, entry.getResource().fhirType(), "Bundle.entry[" + i + "].resource");
        moved.setResource(conversion.resource());
      }
      if (entry.getResponse().hasOutcome()) {
        moved
            .getResponse()
            .setOutcome(single.toR4(entry.getResponse().getOutcome(), around).resource());
      }
    }
    return new Conversion<>(target, said.losses, said.problems);
  }

  private static void empty(org.hl7.fhir.dstu3.model.Bundle.BundleEntryComponent entry) {
    entry.setResource(null);
    if (entry.hasResponse()) {
      entry.getResponse().setOutcome(null);
    }
  }

  private static final class Said {
    private final List<Loss> losses = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    void add(Conversion<?> conversion, String type, String place) {
      conversion
          .losses()
          .forEach(
              loss ->
                  losses.add(
                      new Loss(
                          place + loss.element().substring(type.length()),
                          loss.type(),
                          loss.why())));
      conversion
          .problems()
          .forEach(problem -> problems.add(SingleConversion.within(problem, type, place)));
    }
  }
}
