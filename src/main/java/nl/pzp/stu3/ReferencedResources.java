package nl.pzp.stu3;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resources that a conversion needs to look up. zib2017 refers to the practitioner where zib2020
 * refers to the role.
 */
public interface ReferencedResources {

  /** The practitioner of a role. */
  record PractitionerOfRole(@Nullable String reference, @Nullable String display) {}

  /**
   * A document.
   *
   * @param base64 its content, as FHIR's JSON has it
   */
  record Document(String contentType, String base64) {}

  /** The practitioner of this PractitionerRole; empty when the role is missing. */
  Optional<PractitionerOfRole> practitionerOf(String roleReference);

  /**
   * The type of the referenced resource when the reference does not show it, such as a urn:uuid.
   */
  default Optional<String> typeOf(String reference) {
    return Optional.empty();
  }

  /** The name of the person behind a reference. */
  default Optional<String> nameOf(String reference) {
    return Optional.empty();
  }

  /** The content of a Binary or of the document that a DocumentReference describes. */
  default Optional<Document> documentAt(String reference) {
    return Optional.empty();
  }

  /** Nothing is at hand. */
  static ReferencedResources none() {
    return role -> Optional.empty();
  }

  /** First this, then the other. */
  default ReferencedResources orElse(ReferencedResources other) {
    var first = this;
    return new ReferencedResources() {
      @Override
      public Optional<PractitionerOfRole> practitionerOf(String roleReference) {
        return first.practitionerOf(roleReference).or(() -> other.practitionerOf(roleReference));
      }

      @Override
      public Optional<String> typeOf(String reference) {
        return first.typeOf(reference).or(() -> other.typeOf(reference));
      }

      @Override
      public Optional<String> nameOf(String reference) {
        return first.nameOf(reference).or(() -> other.nameOf(reference));
      }

      @Override
      public Optional<Document> documentAt(String reference) {
        return first.documentAt(reference).or(() -> other.documentAt(reference));
      }
    };
  }
}
