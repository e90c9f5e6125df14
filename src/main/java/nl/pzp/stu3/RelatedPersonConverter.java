package nl.pzp.stu3;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * RelatedPerson: R4 lists roles and relationship together; STU3 has the relationship alone, once,
 * and zib2017 puts the roles into an extension.
 */
final class RelatedPersonConverter
    implements TypeConverter<RelatedPerson, org.hl7.fhir.dstu3.model.RelatedPerson> {

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  RelatedPersonConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  @Override
  public Class<RelatedPerson> r4Type() {
    return RelatedPerson.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.RelatedPerson> stu3Type() {
    return org.hl7.fhir.dstu3.model.RelatedPerson.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.RelatedPerson toStu3(
      RelatedPerson source, ConversionFindings findings) {
    var roles = source.getRelationship().stream().filter(this::isRole).toList();
    var relationships =
        source.getRelationship().stream().filter(concept -> !isRole(concept)).toList();
    roles.forEach(role -> source.addExtension(vocabulary.url(ZibExtension.CONTACT_ROLE), role));
    relationships.stream()
        .skip(1)
        .forEach(more -> source.addExtension(vocabulary.url(Carrier.FURTHER_VALUE), more));
    if (has(roles, ZibCode.AUTHORISED_IN_WRITING) && !has(roles, ZibCode.LEGAL_REPRESENTATIVE)) {
      findings.add(Stu3Problem.REPRESENTATIVE_ROLE_MISSING, "RelatedPerson.extension");
    }
    source.setRelationship(new ArrayList<>(relationships.stream().limit(1).toList()));
    var target = moves.toStu3(source, org.hl7.fhir.dstu3.model.RelatedPerson.class);
    if (source.hasBirthDate()) {
      target.setBirthDateElement(
          moves.toStu3(source.getBirthDateElement(), org.hl7.fhir.dstu3.model.DateType.class));
    }
    return target;
  }

  private boolean isRole(CodeableConcept concept) {
    return concept.getCoding().stream()
        .anyMatch(
            coding ->
                vocabulary.hasContactRoles(coding.getSystem())
                    || vocabulary.is(ZibCode.AUTHORISED_IN_WRITING, coding));
  }

  private boolean has(List<CodeableConcept> roles, ZibCode code) {
    return roles.stream()
        .flatMap(role -> role.getCoding().stream())
        .anyMatch(coding -> vocabulary.is(code, coding));
  }

  @Override
  public RelatedPerson toR4(
      org.hl7.fhir.dstu3.model.RelatedPerson source, ConversionFindings findings) {
    var target = moves.toR4(source, RelatedPerson.class);
    if (source.hasBirthDate()) {
      target.setBirthDateElement(
          moves.toR4(source.getBirthDateElement(), org.hl7.fhir.r4.model.DateType.class));
    }
    var roles =
        Extensions.values(
            Extensions.take(target, vocabulary.url(ZibExtension.CONTACT_ROLE)),
            CodeableConcept.class);
    // Roles first, as the standard's examples have them.
    target.getRelationship().addAll(0, roles);
    Extensions.values(
            Extensions.take(target, vocabulary.url(Carrier.FURTHER_VALUE)), CodeableConcept.class)
        .forEach(target::addRelationship);
    return target;
  }
}
