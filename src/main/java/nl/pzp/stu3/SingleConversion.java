package nl.pzp.stu3;

import java.util.List;
import nl.pzp.problem.Problem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/** The way of one resource: names and references first, then its type, then its style. */
final class SingleConversion {

  private final Vocabulary vocabulary;
  private final boolean reportsLosses;
  private final ResourceConverters converters;
  private final ElementMoves moves = new ElementMoves();
  private final ExtensionNames extensionNames;
  private final RoleReferences roleReferences;
  private final Metadata metadata;
  private final OwnExtensions ownExtensions;
  private final PublishedShape publishedShape;
  private final ZorgviewerShape zorgviewerShape;

  SingleConversion(Vocabulary vocabulary, boolean reportsLosses) {
    this.vocabulary = vocabulary;
    this.reportsLosses = reportsLosses;
    converters = new ResourceConverters(vocabulary, moves);
    extensionNames = new ExtensionNames(vocabulary);
    roleReferences = new RoleReferences(vocabulary);
    metadata = new Metadata(vocabulary);
    ownExtensions = new OwnExtensions(vocabulary);
    publishedShape = new PublishedShape(vocabulary);
    zorgviewerShape = new ZorgviewerShape(vocabulary);
  }

  SingleConversion withoutLossReport() {
    return new SingleConversion(vocabulary, false);
  }

  ElementMoves moves() {
    return moves;
  }

  Metadata metadata() {
    return metadata;
  }

  CodeSystems codeSystems() {
    return vocabulary.codeSystems();
  }

  boolean converts(String type) {
    return converters.has(type);
  }

  Conversion<org.hl7.fhir.dstu3.model.Resource> toStu3(
      Resource source, ReferencedResources surroundings, Stu3Style style) {
    var findings = new ConversionFindings(surroundings);
    var target = converted(source, findings);
    var losses =
        reportsLosses ? lossesToStu3(source, target, surroundings, style) : List.<Loss>of();
    if (!style.carriesMore()) {
      ownExtensions.remove(target);
      publishedShape.apply(target);
    }
    if (style.zorgviewerSource() != null) {
      zorgviewerShape.apply(target, style.zorgviewerSource(), surroundings);
    }
    return new Conversion<>(target, losses, findings.problems());
  }

  Conversion<Resource> toR4(
      org.hl7.fhir.dstu3.model.Resource source, ReferencedResources surroundings) {
    var findings = new ConversionFindings(surroundings);
    var target = converted(source, findings);
    var losses = reportsLosses ? lossesToR4(source, target, surroundings) : List.<Loss>of();
    return new Conversion<>(target, losses, findings.problems());
  }

  private org.hl7.fhir.dstu3.model.Resource converted(
      Resource source, ConversionFindings findings) {
    var copy = source.copy();
    List<Resource> contained = List.of();
    if (copy instanceof DomainResource resource && resource.hasContained()) {
      contained = List.copyOf(resource.getContained());
      resource.setContained(null);
    }
    roleReferences.toStu3(copy, findings);
    extensionNames.toStu3(copy);
    metadata.toStu3(copy);
    var target = converters.toStu3(copy, findings);
    UnknownCodes.clear(target);
    if (target instanceof org.hl7.fhir.dstu3.model.DomainResource resource) {
      contained.forEach(inner -> resource.addContained(converted(inner, findings)));
    }
    return target;
  }

  private Resource converted(
      org.hl7.fhir.dstu3.model.Resource source, ConversionFindings findings) {
    var copy = Stu3Copy.of(source);
    List<org.hl7.fhir.dstu3.model.Resource> contained = List.of();
    if (copy instanceof org.hl7.fhir.dstu3.model.DomainResource resource
        && resource.hasContained()) {
      contained = List.copyOf(resource.getContained());
      resource.setContained(null);
    }
    var target = converters.toR4(copy, findings);
    roleReferences.toR4(target, findings);
    extensionNames.toR4(target);
    metadata.toR4(target);
    vocabulary.codeSystems().toR4(target);
    UnknownCodes.clear(target);
    if (target instanceof DomainResource resource) {
      contained.forEach(inner -> resource.addContained(converted(inner, findings)));
    }
    return target;
  }

  private List<Loss> lossesToStu3(
      Resource source,
      org.hl7.fhir.dstu3.model.Resource target,
      ReferencedResources surroundings,
      Stu3Style style) {
    var report = new LossReport(values(source));
    report.compare(values(converted(target, new ConversionFindings(surroundings))));
    var reduced = Stu3Copy.of(target);
    if (ownExtensions.remove(reduced)) {
      var back = values(converted(reduced, new ConversionFindings(surroundings)));
      if (style.carriesMore()) {
        report.compare(back, LossReason.IN_EXTENSION);
      } else {
        report.compare(back);
      }
    }
    if (!style.carriesMore()) {
      publishedShape.apply(reduced);
      report.compare(
          values(converted(reduced, new ConversionFindings(surroundings))),
          LossReason.NOT_IN_PUBLISHED_SHAPE);
    }
    return report.losses();
  }

  private List<Loss> lossesToR4(
      org.hl7.fhir.dstu3.model.Resource source, Resource target, ReferencedResources surroundings) {
    var report = new LossReport(values(source));
    report.compare(values(converted(target, new ConversionFindings(surroundings))));
    var reduced = target.copy();
    if (ownExtensions.remove(reduced)) {
      report.compare(
          values(converted(reduced, new ConversionFindings(surroundings))),
          LossReason.IN_EXTENSION);
    }
    return report.losses();
  }

  private Values values(Resource resource) {
    return Values.of(resource, vocabulary.codeSystems());
  }

  private Values values(org.hl7.fhir.dstu3.model.Resource resource) {
    return Values.of(resource, vocabulary.codeSystems());
  }

  /** The same problem at the same element, seen from outside. */
  static Problem within(Problem problem, String type, String place) {
    var expression = problem.place().expression();
    return expression == null || !expression.startsWith(type)
        ? problem
        : problem.at(nl.pzp.problem.Place.at(place + expression.substring(type.length())));
  }
}
