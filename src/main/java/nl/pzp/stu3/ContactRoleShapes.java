package nl.pzp.stu3;

import nl.pzp.terminology.Coded;
import nl.pzp.terminology.ConceptMaps;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.QuestionnaireResponse;
import org.hl7.fhir.dstu3.model.Resource;

/**
 * Roles of contact persons: one code system, but zib2017 and its form write 1 where zib2020 and the
 * standard's resources of both versions write 01.
 */
final class ContactRoleShapes {

  private static final String TO_2020 = "contact-role-2017-to-2020";
  private static final String TO_2017 = "contact-role-2020-to-2017";

  private final ConceptMaps maps;

  ContactRoleShapes(ConceptMaps maps) {
    this.maps = maps;
  }

  void straighten(Resource resource, Tolerated tolerated) {
    translate(resource, TO_2020, Tolerance.ROLE_CODE_WITHOUT_ZERO, tolerated);
  }

  void straightenForm(QuestionnaireResponse response, Tolerated tolerated) {
    translate(response, TO_2017, Tolerance.ROLE_CODE_WITH_ZERO_IN_FORM, tolerated);
  }

  private void translate(Resource resource, String map, Tolerance rule, Tolerated tolerated) {
    Stu3Tree.visit(
        resource,
        element -> {
          if (element instanceof Coding coding && coding.hasCode()) {
            maps.translate(map, new Coded(coding.getSystem(), coding.getCode(), null))
                .ifPresent(
                    code -> {
                      coding.setCode(code.code());
                      tolerated.note(rule, resource.fhirType());
                    });
          }
          return true;
        });
  }
}
