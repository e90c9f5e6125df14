package nl.pzp.stu3;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import nl.pzp.stu3.ReferencedResources.PractitionerOfRole;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * References to roles. zib2020 refers to the role; zib2017 refers to its practitioner and puts the
 * role into an extension (nl-core-practitionerrole of STU3).
 */
final class RoleReferences {

  private static final String ROLE = "PractitionerRole";
  private static final Pattern TYPED =
      Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/[A-Za-z0-9\\-.]{1,64}(?:/_history/.*)?");

  private final String roleExtension;
  private final String practitionerExtension;
  private final String typeExtension;

  RoleReferences(Vocabulary vocabulary) {
    roleExtension = vocabulary.url(ZibExtension.PRACTITIONER_ROLE);
    practitionerExtension = vocabulary.url(Carrier.PRACTITIONER);
    typeExtension = vocabulary.url(Carrier.REFERENCE_TYPE);
  }

  /** The type of the referenced resource; null when unknown. */
  static @Nullable String typeOf(Reference reference, ReferencedResources surroundings) {
    if (reference.hasReference()) {
      var typed = TYPED.matcher(reference.getReference());
      if (typed.matches()) {
        return typed.group(1);
      }
      var found = surroundings.typeOf(reference.getReference());
      if (found.isPresent()) {
        return found.get();
      }
    }
    return reference.getType();
  }

  void toStu3(Resource resource, ConversionFindings findings) {
    var untouched = referencesToAnything(resource);
    R4Tree.visit(
        resource,
        element -> {
          if (element instanceof Extension extension && roleExtension.equals(extension.getUrl())) {
            return false;
          }
          if (element instanceof Reference reference) {
            keepType(reference);
            if (!untouched.contains(reference)
                && ROLE.equals(typeOf(reference, findings.surroundings()))) {
              toPractitioner(reference, findings, resource.fhirType());
            }
          }
          return true;
        });
  }

  // Elements where STU3 allows a reference to any type, including a role.
  private static Set<Base> referencesToAnything(Resource resource) {
    Set<Base> found = Collections.newSetFromMap(new IdentityHashMap<>());
    if (resource instanceof Task task) {
      found.add(task.getFocus());
    } else if (resource instanceof Provenance provenance) {
      found.addAll(provenance.getTarget());
    } else if (resource instanceof AuditEvent event) {
      event.getEntity().forEach(entity -> found.add(entity.getWhat()));
    }
    return found;
  }

  private void keepType(Reference reference) {
    if (reference.hasType()
        && !(reference.hasReference() && TYPED.matcher(reference.getReference()).matches())) {
      reference.addExtension(typeExtension, new CodeType(reference.getType()));
    }
  }

  private void toPractitioner(Reference reference, ConversionFindings findings, String type) {
    var role = withoutExtensions(reference);
    var known = practitioner(reference, findings);
    reference.removeExtension(practitionerExtension);
    if (known == null) {
      findings.add(Stu3Problem.ROLE_NOT_FOUND, type);
      reference.setReference(null);
    } else {
      reference.setReference(known.reference());
      reference.setDisplay(known.display());
    }
    reference.setIdentifier(null);
    reference.addExtension(roleExtension, role);
  }

  private @Nullable PractitionerOfRole practitioner(
      Reference reference, ConversionFindings findings) {
    var carried = reference.getExtensionByUrl(practitionerExtension);
    if (carried != null && carried.getValue() instanceof Reference practitioner) {
      return new PractitionerOfRole(practitioner.getReference(), practitioner.getDisplay());
    }
    return reference.hasReference()
        ? findings.surroundings().practitionerOf(reference.getReference()).orElse(null)
        : null;
  }

  void toR4(Resource resource, ConversionFindings findings) {
    R4Tree.visit(
        resource,
        element -> {
          if (element instanceof Reference reference) {
            toRole(reference, findings, resource.fhirType());
            restoreType(reference);
          }
          return true;
        });
  }

  private void restoreType(Reference reference) {
    var carried = reference.getExtensionByUrl(typeExtension);
    if (carried != null) {
      reference.setType(carried.getValue().primitiveValue());
      reference.removeExtension(typeExtension);
    }
  }

  private void toRole(Reference reference, ConversionFindings findings, String type) {
    var extension = reference.getExtensionByUrl(roleExtension);
    if (extension == null || !(extension.getValue() instanceof Reference role)) {
      return;
    }
    var practitioner = withoutExtensions(reference);
    var known =
        role.hasReference()
            ? findings.surroundings().practitionerOf(role.getReference()).orElse(null)
            : null;
    if (known == null) {
      findings.add(Stu3Problem.ROLE_NOT_FOUND, type);
    }
    reference.removeExtension(roleExtension);
    reference.setReference(role.getReference());
    reference.setDisplay(role.getDisplay());
    reference.setIdentifier(role.getIdentifier().isEmpty() ? null : role.getIdentifier());
    // The role itself already names its practitioner.
    if (!practitioner.isEmpty() && !says(known, practitioner)) {
      reference.addExtension(practitionerExtension, practitioner);
    }
  }

  private static boolean says(@Nullable PractitionerOfRole known, Reference practitioner) {
    return known != null
        && java.util.Objects.equals(known.reference(), practitioner.getReference())
        && java.util.Objects.equals(known.display(), practitioner.getDisplay())
        && !practitioner.hasIdentifier();
  }

  private static Reference withoutExtensions(Reference reference) {
    var copy = new Reference();
    copy.setReference(reference.getReference());
    copy.setDisplay(reference.getDisplay());
    if (reference.hasIdentifier()) {
      copy.setIdentifier(reference.getIdentifier());
    }
    return copy;
  }
}
