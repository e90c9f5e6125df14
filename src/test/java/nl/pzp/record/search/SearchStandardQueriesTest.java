package nl.pzp.record.search;

import static nl.pzp.record.search.SearchDesk.references;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The search queries of the standard in each published version, on a record that holds the same for
 * another person.
 */
class SearchStandardQueriesTest {

  private final SearchTestRecord record = SearchPeople.record();
  private final SearchDesk desk = new SearchDesk(record);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          # 1.0.0-rc2
          Procedure?patient=Patient/[id]&code=http://snomed.info/sct|713603004&_include=Procedure:encounter ~ Procedure/acp ~ Encounter/gesprek
          Encounter?patient=Patient/[id]&reason-reference:Procedure.code=http://snomed.info/sct|713603004&_include=Encounter:reason-reference ~ Encounter/gesprek ~ Procedure/acp
          Consent?patient=Patient/[id]&scope=http://terminology.hl7.org/CodeSystem/consentscope|treatment&category=http://snomed.info/sct|129125009&_include=Consent:actor ~ Consent/reanimatie Consent/ic-opname ~ Patient/w-his PractitionerRole/huisarts RelatedPerson/dochter
          Consent?patient=Patient/[id]&scope=http://terminology.hl7.org/CodeSystem/consentscope|adr&category=http://terminology.hl7.org/CodeSystem/consentcategorycodes|acd&_include=Consent:actor ~ Consent/nr-verklaring ~ RelatedPerson/dochter
          Goal?patient=Patient/[id]&category=http://snomed.info/sct|713603004 ~ Goal/comfort ~
          Observation?patient=Patient/[id]&code=http://snomed.info/sct|153851000146100,395091006,340171000146104,247751003,570801000146104 ~ Observation/wens Observation/plek Observation/euthanasie Observation/zingeving Observation/orgaandonatie ~
          DeviceUseStatement?patient=Patient/[id]&device.type:in=https://api.iknl.nl/docs/pzp/r4/ValueSet/ACP-MedicalDeviceProductType-ICD&_include=DeviceUseStatement:device ~ DeviceUseStatement/gebruik-icd ~ Device/icd
          CommunicationRequest?patient=[id]&category=http://snomed.info/sct|223449006 ~ CommunicationRequest/naasten ~
          CommunicationRequest?patient=Patient/[id]&category=http://snomed.info/sct|223449006 ~ CommunicationRequest/naasten ~
          QuestionnaireResponse?subject=Patient/[id]&questionnaire=https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020 ~ QuestionnaireResponse/formulier-rc2 QuestionnaireResponse/formulier-beta3 ~
          Device?patient=[id]&type:in=https://api.iknl.nl/docs/pzp/r4/ValueSet/ACP-MedicalDeviceProductType-ICD ~ Device/icd ~
          # towards 1.0.0-rc3
          Observation?patient=Patient/[id]&code=http://snomed.info/sct|665671000146101,http://snomed.info/sct|153851000146100,http://snomed.info/sct|395091006,http://snomed.info/sct|340171000146104,http://snomed.info/sct|247751003 ~ Observation/wens Observation/plek Observation/euthanasie Observation/zingeving Observation/bekwaam ~
          DeviceUseStatement?patient=Patient/[id]&device.type=http://snomed.info/sct|72506001,465460004,468542000,704707009,1263462004,1236894001&_include=DeviceUseStatement:device ~ DeviceUseStatement/gebruik-icd ~ Device/icd
          # 1.0.0-rc1
          Goal?patient=[id]&description=http://snomed.info/sct|385987000,1351964001,713148004 ~ Goal/comfort ~
          Goal?patient=[id]&description:in=https://api.iknl.nl/docs/pzp/r4/ValueSet/ACP-MedicalPolicyGoal ~ Goal/comfort ~
          Communication?patient=[id]&reason-code=http://snomed.info/sct|713603004 ~ Communication/verteld ~
          DeviceUseStatement?patient=[id]&device.type:in=https://api.iknl.nl/docs/pzp/r4/ValueSet/ACP-MedicalDeviceProductType-ICD&_include:DeviceUseStatement:device ~ DeviceUseStatement/gebruik-icd ~ Device/icd
          # 0.1.3-beta3, with its includes that have no value and its misspelt one
          Procedure?patient=[id]&code=http://snomed.info/sct|713603004&_include:Procedure:encounter ~ Procedure/acp ~ Encounter/gesprek
          Consent?patient=[id]&scope=http://terminology.hl7.org/CodeSystem/consentscope|treatment&category=http://snomed.info/sct|129125009&_include=Consent:actor ~ Consent/reanimatie Consent/ic-opname ~ Patient/w-his PractitionerRole/huisarts RelatedPerson/dochter
          Observation?patient=[id]&code=http://snomed.info/sct|153851000146100,395091006,340171000146104,247751003 ~ Observation/wens Observation/plek Observation/euthanasie Observation/zingeving ~
          DeviceUseStatement?patient=[id]&device.type:in=https://fhir.iknl.nl/fhir/ValueSet/ACP-MedicalDeviceProductType-ICD&_include:DeviceUseSatement:device ~ DeviceUseStatement/gebruik-icd ~ Device/icd
          DeviceUseStatement?patient=[id]&device.type:in=https://fhir.iknl.nl/fhir/ValueSet/ACP-MedicalDeviceProductType-ICD&_include=DeviceUseSatement:device ~ DeviceUseStatement/gebruik-icd ~ Device/icd
          QuestionnaireResponse?subject=Patient/[id]&questionnaire=https://fhir.iknl.nl/fhir/ACP/Questionnaire/ACP-Form-R4 ~ QuestionnaireResponse/formulier-rc2 QuestionnaireResponse/formulier-beta3 ~
          QuestionnaireResponse?subject=Patient/[id]&questionnaire=https://fhir.iknl.nl/fhir/Questionnaire/ACP-zib2020 ~ QuestionnaireResponse/formulier-rc2 QuestionnaireResponse/formulier-beta3 ~
          Encounter?patient=[id]&_include=Encounter:participant ~ Encounter/gesprek Encounter/controle ~ PractitionerRole/huisarts RelatedPerson/dochter
          """)
  void standardQueriesFindTheirResources(String query, String matches, @Nullable String included) {
    var result = desk.ask(query.replace("[id]", "w-his"));

    assertThat(result.problems()).isEmpty();
    assertThat(references(result.matches())).containsExactlyElementsOf(words(matches));
    assertThat(references(result.included())).containsExactlyInAnyOrderElementsOf(words(included));
    assertThat(result.total()).isEqualTo(words(matches).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Procedure?patient=w-his&code=713603004&_include=Procedure:encounter ~ Procedure Encounter
          Consent?patient=w-his&_include=Consent:actor ~ Consent Patient RelatedPerson Device CareTeam
          Goal?patient=w-his ~ Goal
          Encounter?patient=w-his&reason-reference:Procedure.code=713603004 ~ Encounter Procedure
          DeviceUseStatement?patient=w-his&device.type=72506001 ~ DeviceUseStatement Device
          """)
  void readsOnlyTheNecessaryTypes(String query, String types) {
    desk.ask(query);

    assertThat(record.readings()).hasSize(1);
    assertThat(record.readings().get(0)).containsExactlyInAnyOrderElementsOf(words(types));
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : Arrays.asList(text.strip().split(" ", -1));
  }
}
