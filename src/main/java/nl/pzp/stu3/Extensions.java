package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;

/** Removes extensions from an element once they are understood. */
final class Extensions {

  private Extensions() {}

  static List<Extension> take(DomainResource from, String url) {
    var taken = from.getExtension().stream().filter(e -> url.equals(e.getUrl())).toList();
    from.getExtension().removeAll(taken);
    return taken;
  }

  static List<Extension> takeModifiers(DomainResource from, String url) {
    var taken = from.getModifierExtension().stream().filter(e -> url.equals(e.getUrl())).toList();
    from.getModifierExtension().removeAll(taken);
    return taken;
  }

  static List<Extension> take(Element from, String url) {
    var taken = new ArrayList<Extension>();
    for (var extension : from.getExtension()) {
      if (url.equals(extension.getUrl())) {
        taken.add(extension);
      }
    }
    from.getExtension().removeAll(taken);
    return taken;
  }

  /** Removes the first extension of this URL and type; returns its value. */
  static <T extends Type> Optional<T> takeValue(Element from, String url, Class<T> type) {
    return values(take(from, url), type).stream().findFirst();
  }

  /** Removes the first extension of this URL and type; returns its value. */
  static <T extends Type> Optional<T> takeValue(DomainResource from, String url, Class<T> type) {
    return values(take(from, url), type).stream().findFirst();
  }

  static <T extends Type> List<T> values(List<Extension> extensions, Class<T> type) {
    return extensions.stream()
        .map(Extension::getValue)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
