package nl.pzp.stu3;

import org.hl7.fhir.dstu3.model.Consent;
import org.hl7.fhir.dstu3.model.Encounter;
import org.hl7.fhir.dstu3.model.Patient;
import org.hl7.fhir.dstu3.model.Procedure;
import org.hl7.fhir.dstu3.model.Reference;
import org.hl7.fhir.dstu3.model.Resource;

/** Removes elements that STU3 allows but the standard's published examples lack. */
final class PublishedShape {

  private final String comment;
  private final String relatedPerson;
  private final String codeSpecification;

  PublishedShape(Vocabulary vocabulary) {
    comment = vocabulary.url(ZibExtension.COMMENT);
    relatedPerson = vocabulary.url(ZibExtension.RELATED_PERSON);
    codeSpecification = vocabulary.url(ZibExtension.CODE_SPECIFICATION);
  }

  void apply(Resource resource) {
    if (resource instanceof Consent consent && consent.getSource() instanceof Reference) {
      consent.setSource(null);
    } else if (resource instanceof Procedure procedure) {
      procedure.setPerformed(null);
    } else if (resource instanceof Encounter encounter) {
      for (var diagnosis : encounter.getDiagnosis()) {
        remove(diagnosis.getCondition(), comment);
      }
    } else if (resource instanceof Patient patient) {
      remove(patient.getGenderElement(), codeSpecification);
      patient.getContact().forEach(contact -> remove(contact, relatedPerson));
    }
  }

  private static void remove(org.hl7.fhir.dstu3.model.Element from, String url) {
    from.getExtension().removeIf(e -> url.equals(e.getUrl()));
  }
}
