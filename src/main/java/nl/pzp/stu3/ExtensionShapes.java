package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.dstu3.model.CodeType;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.ContactPoint;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Resource;
import org.hl7.fhir.dstu3.model.StringType;
import org.hl7.fhir.dstu3.model.UriType;

/** Extensions and profiles of the other zib release, of another value type, or in another place. */
final class ExtensionShapes {

  private final TwoWayTable names;
  private final TwoWayTable profiles;
  private final String codeSpecification;
  private final String nameQualifier;
  private final String telecomType;

  ExtensionShapes(Vocabulary vocabulary) {
    names = vocabulary.extensions();
    profiles = vocabulary.profiles();
    codeSpecification = vocabulary.url(ZibExtension.CODE_SPECIFICATION);
    nameQualifier = vocabulary.url(ZibExtension.NAME_QUALIFIER);
    telecomType = vocabulary.url(ZibExtension.TELECOM_TYPE);
  }

  void straighten(Resource resource, Tolerated tolerated) {
    var type = resource.fhirType();
    Stu3Tree.visit(
        resource,
        element -> {
          if (element instanceof Extension extension && extension.hasUrl()) {
            straighten(extension, type, tolerated);
          } else if (element instanceof ContactPoint telecom) {
            straighten(telecom, type, tolerated);
          }
          return true;
        });
    profiles(resource, tolerated);
  }

  private void straighten(Extension extension, String type, Tolerated tolerated) {
    var url = extension.getUrl();
    if (names.toR4(url).isEmpty() && names.toStu3(url).isPresent()) {
      extension.setUrl(names.toStu3(url).get());
      tolerated.note(Tolerance.EXTENSION_OF_2020, type);
    }
    if (extension.getUrl().equals(codeSpecification)
        && extension.getValue() instanceof Coding coding) {
      extension.setValue(new CodeableConcept().addCoding(coding));
      tolerated.note(Tolerance.CODE_SPECIFICATION_AS_CODING, type);
    }
    if (extension.getUrl().equals(nameQualifier)
        && extension.getValue() instanceof StringType text
        && !(text instanceof CodeType)) {
      extension.setValue(new CodeType(text.getValue()));
      tolerated.note(Tolerance.CODE_AS_STRING, type);
    }
  }

  // The zib of 2017 has the type of a number on the telecom; the standard has it on its system.
  private void straighten(ContactPoint telecom, String type, Tolerated tolerated) {
    for (var extension : List.copyOf(telecom.getExtension())) {
      if (telecomType.equals(extension.getUrl()) && extension.getValue() != null) {
        telecom.getExtension().remove(extension);
        telecom
            .getSystemElement()
            .addExtension()
            .setUrl(codeSpecification)
            .setValue(extension.getValue());
        tolerated.note(Tolerance.TELECOM_TYPE, type + ".telecom");
      }
    }
  }

  private void profiles(Resource resource, Tolerated tolerated) {
    if (!resource.hasMeta()) {
      return;
    }
    List<UriType> claimed = new ArrayList<>();
    for (var profile : resource.getMeta().getProfile()) {
      var url = profile.getValue();
      if (url != null && profiles.toR4(url).isEmpty() && profiles.toStu3(url).isPresent()) {
        claimed.add(new UriType(profiles.toStu3(url).get()));
        tolerated.note(Tolerance.PROFILE_OF_2020, resource.fhirType() + ".meta.profile");
      } else {
        claimed.add(profile);
      }
    }
    resource.getMeta().setProfile(claimed);
  }
}
