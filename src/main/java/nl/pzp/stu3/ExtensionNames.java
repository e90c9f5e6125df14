package nl.pzp.stu3;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.UrlType;

/** Gives the extensions of a resource the urls of the other version; the others keep theirs. */
final class ExtensionNames {

  private static final String ADDITIONAL_SOURCES = "consent-additionalSources";

  private final TwoWayTable names;

  ExtensionNames(Vocabulary vocabulary) {
    this.names = vocabulary.extensions();
  }

  void toStu3(Base resource) {
    R4Tree.visit(
        resource,
        element -> {
          if (element instanceof Extension extension && extension.hasUrl()) {
            names.toStu3(extension.getUrl()).ifPresent(extension::setUrl);
            // STU3 knows one kind of uri.
            if (extension.getValue() instanceof CanonicalType
                || extension.getValue() instanceof UrlType) {
              extension.setValue(new UriType(extension.getValue().primitiveValue()));
            }
          }
          return true;
        });
  }

  void toR4(Base resource) {
    R4Tree.visit(
        resource,
        element -> {
          if (element instanceof Extension extension && extension.hasUrl() && fits(extension)) {
            names.toR4(extension.getUrl()).ifPresent(extension::setUrl);
          }
          return true;
        });
  }

  // STU3 allows documents as sources; R4 allows only wills.
  private static boolean fits(Extension extension) {
    return !extension.getUrl().endsWith(ADDITIONAL_SOURCES)
        || extension.getValue() instanceof Reference;
  }
}
