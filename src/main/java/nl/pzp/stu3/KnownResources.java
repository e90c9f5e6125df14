package nl.pzp.stu3;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.pzp.identifier.RelativeReference;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Referenced resources, made of resources of either version, found by type and id and by full url.
 */
public final class KnownResources implements ReferencedResources {

  private final Map<String, PractitionerOfRole> practitioners = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Document> documents = new HashMap<>();

  /** Everything in a Bundle. */
  public static KnownResources in(Bundle bundle) {
    var known = new KnownResources();
    bundle
        .getEntry()
        .forEach(
            entry -> {
              if (entry.hasResource()) {
                known.add(entry.getResource(), entry.getFullUrl());
              }
            });
    return known;
  }

  /** Everything in a Bundle. */
  public static KnownResources in(org.hl7.fhir.dstu3.model.Bundle bundle) {
    var known = new KnownResources();
    bundle
        .getEntry()
        .forEach(
            entry -> {
              if (entry.hasResource()) {
                known.add(entry.getResource(), entry.getFullUrl());
              }
            });
    return known;
  }

  /** These resources. */
  public static KnownResources of(Iterable<? extends Resource> resources) {
    var known = new KnownResources();
    resources.forEach(resource -> known.add(resource, null));
    return known;
  }

  public void add(Resource resource, @Nullable String fullUrl) {
    var reference = RelativeReference.of(resource);
    name(types, reference, fullUrl, resource.fhirType());
    if (resource instanceof PractitionerRole role && role.hasPractitioner()) {
      var practitioner = role.getPractitioner();
      var of = new PractitionerOfRole(practitioner.getReference(), practitioner.getDisplay());
      name(practitioners, reference, fullUrl, of);
    } else if (resource instanceof RelatedPerson person && person.hasName()) {
      name(names, reference, fullUrl, nameOf(person.getNameFirstRep()));
    } else if (resource instanceof Binary binary && binary.hasData()) {
      name(
          documents,
          reference,
          fullUrl,
          document(binary.getContentType(), binary.getDataElement()));
    } else if (resource instanceof DocumentReference document && document.hasContent()) {
      var attachment = document.getContentFirstRep().getAttachment();
      if (attachment.hasData()) {
        var content = document(attachment.getContentType(), attachment.getDataElement());
        name(documents, reference, fullUrl, content);
      }
    }
  }

  /** Of STU3 only the roles are needed to go to R4. */
  public void add(org.hl7.fhir.dstu3.model.Resource resource, @Nullable String fullUrl) {
    var reference = RelativeReference.of(resource);
    name(types, reference, fullUrl, resource.fhirType());
    if (resource instanceof org.hl7.fhir.dstu3.model.PractitionerRole role
        && role.hasPractitioner()) {
      var practitioner = role.getPractitioner();
      var of = new PractitionerOfRole(practitioner.getReference(), practitioner.getDisplay());
      name(practitioners, reference, fullUrl, of);
    }
  }

  private static <T> void name(Map<String, T> in, String reference, @Nullable String url, T value) {
    in.put(reference, value);
    if (url != null) {
      in.put(url, value);
    }
  }

  private static Document document(@Nullable String type, Base64BinaryType content) {
    return new Document(
        type == null ? "application/octet-stream" : type, content.getValueAsString());
  }

  private static String nameOf(HumanName name) {
    return name.hasText() ? name.getText() : name.getNameAsSingleString();
  }

  @Override
  public Optional<PractitionerOfRole> practitionerOf(String roleReference) {
    return Optional.ofNullable(practitioners.get(roleReference))
        .or(() -> Optional.ofNullable(practitioners.get(relative(roleReference))));
  }

  @Override
  public Optional<String> typeOf(String reference) {
    return Optional.ofNullable(types.get(reference));
  }

  @Override
  public Optional<String> nameOf(String reference) {
    return Optional.ofNullable(names.get(reference));
  }

  @Override
  public Optional<Document> documentAt(String reference) {
    return Optional.ofNullable(documents.get(reference))
        .or(() -> Optional.ofNullable(documents.get(relative(reference))));
  }

  // The last two parts of an absolute reference. Another server's role could have the same id; a
  // Bundle's fullUrl is matched first.
  private static String relative(String reference) {
    var id = reference.lastIndexOf('/');
    var type = id < 0 ? -1 : reference.lastIndexOf('/', id - 1);
    return type < 0 ? reference : reference.substring(type + 1);
  }
}
