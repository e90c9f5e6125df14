package nl.pzp.record.search;

import nl.pzp.identifier.Bsn;
import nl.pzp.record.PersonId;

/**
 * Two synthetic people with the resources of a plan: Wilhelmina, known to two sources, and
 * Theodoor. His resources look the same, and a search for hers must never find them.
 */
final class SearchPeople {

  static final Bsn WILHELMINA = new Bsn("999900006");
  static final Bsn THEODOOR = new Bsn("999900018");
  static final String BSN_SYSTEM = "http://fhir.nl/fhir/NamingSystem/bsn";
  static final String RC2 = "https://api.iknl.nl/docs/pzp/r4/Questionnaire/ACP-zib2020";
  static final String BETA3 = "https://fhir.iknl.nl/fhir/Questionnaire/ACP-zib2020";

  private SearchPeople() {}

  static SearchTestRecord record() {
    var record = new SearchTestRecord();
    professionals(record);
    planOf(record, record.person(WILHELMINA, "w-his", "w-epd"), "w-his", "");
    record.add(
        record.personByBsn(WILHELMINA).orElseThrow(),
        "Patient/w-epd",
        "'name':[{'family':'Proefstra'}]," + bsn(WILHELMINA));
    planOf(record, record.person(THEODOOR, "t-his"), "t-his", "t-");
    return record;
  }

  private static void professionals(SearchTestRecord record) {
    record
        .add(
            null,
            "Practitioner/dokter",
            "'identifier':[{'system':'http://fhir.nl/fhir/NamingSystem/uzi','value':'900000001'}]")
        .add(null, "Organization/praktijk", "'name':'Praktijk De Proef'")
        .add(
            null,
            "PractitionerRole/huisarts",
            """
            'identifier':[{'system':'https://his.example.nl/rollen','value':'r1'}],
            'practitioner':{'reference':'Practitioner/dokter'},
            'organization':{'reference':'Organization/praktijk'}\
            """)
        .add(null, "PractitionerRole/waarnemer", "'active':true");
  }

  private static void planOf(
      SearchTestRecord record, PersonId person, String patient, String prefix) {
    new Plan(record, person, patient, prefix).write();
  }

  private static String bsn(Bsn bsn) {
    return "'identifier':[{'system':'%s','value':'%s'}]".formatted(BSN_SYSTEM, bsn.value());
  }

  /** One person's plan; ids begin with the prefix. */
  private record Plan(SearchTestRecord record, PersonId person, String patient, String prefix) {

    private void write() {
      add(
          "Patient",
          patient,
          "'active':true,'gender':'female','birthDate':'1941-05-17',"
              + "'name':[{'family':'Proefstra','given':['Wilhelmina']}],"
              + bsn(prefix.isEmpty() ? WILHELMINA : THEODOOR));
      about(
          "RelatedPerson",
          "dochter",
          "patient",
          "'relationship':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-RoleCode',"
              + "'code':'DAUC'}]}],'name':[{'family':'Évers-Proefstra','given':['Noor']}]");
      conversation();
      consents();
      goals();
      observations();
      device();
      communication();
      forms();
      others();
    }

    private void conversation() {
      about(
          "Encounter",
          "gesprek",
          "subject",
          "'status':'finished','class':{'code':'HH'},"
              + "'period':{'start':'2025-07-29','end':'2025-07-29'},"
              + "'participant':[{'individual':{'reference':'PractitionerRole/huisarts'}},{'individual':"
              + ref("RelatedPerson", "dochter")
              + "}],'reasonReference':["
              + ref("Procedure", "acp")
              + "]");
      about(
          "Encounter",
          "controle",
          "subject",
          "'status':'finished','class':{'code':'AMB'},'period':{'start':'2025-08-02T10:00:00+02:00'}");
      about(
          "Procedure",
          "acp",
          "subject",
          "'status':'completed',"
              + code("code", "713603004")
              + ",'performedPeriod':{'start':'2025-07-29','end':'2025-07-29'},'encounter':"
              + ref("Encounter", "gesprek"));
      about(
          "Procedure",
          "wondzorg",
          "subject",
          "'status':'completed'," + code("code", "225358003") + ",'performedDateTime':'2025'");
    }

    private void consents() {
      consent(
          "reanimatie",
          "'treatment'",
          "'code':'129125009'",
          "'deny'",
          "{'reference':'Patient/" + patient + "'}",
          "{'reference':'PractitionerRole/huisarts'}");
      consent(
          "ic-opname",
          "'treatment'",
          "'code':'129125009'",
          "'permit'",
          ref("RelatedPerson", "dochter"),
          "{'reference':'https://fhir.example.nl/r4/PractitionerRole/huisarts'}");
      consent(
          "nr-verklaring",
          "'adr'",
          "'system':'http://terminology.hl7.org/CodeSystem/consentcategorycodes','code':'acd'",
          "'deny'",
          ref("RelatedPerson", "dochter"));
      about(
          "Consent",
          "delen",
          "patient",
          "'status':'active','scope':{'coding':[{'system':"
              + "'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},"
              + "'category':[{'coding':[{'system':'http://loinc.org','code':'59284-0'}]}],'dateTime':'2024-01-31'");
    }

    private void consent(
        String id, String scope, String category, String decision, String... actors) {
      var parties = new StringBuilder();
      for (var actor : actors) {
        parties
            .append(parties.isEmpty() ? "" : ",")
            .append("{'role':{'text':'partij'},'reference':")
            .append(actor)
            .append('}');
      }
      var coding =
          category.contains("system") ? category : "'system':'http://snomed.info/sct'," + category;
      about(
          "Consent",
          id,
          "patient",
          "'status':'active','scope':{'coding':[{'system':"
              + "'http://terminology.hl7.org/CodeSystem/consentscope','code':"
              + scope
              + "}]},'category':[{'coding':[{"
              + coding
              + "}]}],'dateTime':'2025-07-29','provision':{'type':"
              + decision
              + ",'actor':["
              + parties
              + "]}");
    }

    private void goals() {
      about(
          "Goal",
          "comfort",
          "subject",
          "'lifecycleStatus':'active',"
              + codes("category", "713603004")
              + ","
              + code("description", "713148004")
              + ",'startDate':'2025-07-29'");
      about(
          "Goal",
          "lopen",
          "subject",
          "'lifecycleStatus':'proposed','description':{'text':'weer buiten lopen'}");
    }

    private void observations() {
      observation("wens", "153851000146100", "'valueString':'thuis blijven'");
      observation(
          "plek",
          "395091006",
          "'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'264362003'}]}");
      observation(
          "euthanasie", "340171000146104", "'dataAbsentReason':{'coding':[{'code':'unknown'}]}");
      observation("zingeving", "247751003", "'valueString':'de tuin'");
      observation("orgaandonatie", "570801000146104", "'valueBoolean':true");
      observation("bekwaam", "665671000146101", "'valueBoolean':true");
      about(
          "Observation",
          "bloeddruk",
          "subject",
          "'status':'final',"
              + code("code", "75367002")
              + ",'effectiveDateTime':'2025-07-30T08:15:00+02:00'");
    }

    private void observation(String id, String code, String value) {
      about(
          "Observation",
          id,
          "subject",
          "'status':'final',"
              + code("code", code)
              + ",'effectiveDateTime':'2025-07-29','encounter':"
              + ref("Encounter", "gesprek")
              + ","
              + value);
    }

    private void device() {
      // As in the standard's own examples: the device names no patient.
      add("Device", prefix + "icd", code("type", "72506001"));
      add("Device", prefix + "pacemaker", code("type", "14106009"));
      about(
          "DeviceUseStatement",
          "gebruik-icd",
          "subject",
          "'status':'active','device':" + ref("Device", "icd"));
      about(
          "DeviceUseStatement",
          "gebruik-pacemaker",
          "subject",
          "'status':'active','device':" + ref("Device", "pacemaker"));
    }

    private void communication() {
      about(
          "CommunicationRequest",
          "naasten",
          "subject",
          "'status':'active'," + codes("category", "223449006"));
      about(
          "CommunicationRequest",
          "bellen",
          "subject",
          "'status':'active'," + codes("category", "185317003"));
      about(
          "Communication",
          "verteld",
          "subject",
          "'status':'completed'," + codes("reasonCode", "713603004"));
    }

    private void forms() {
      form("formulier-rc2", RC2 + "|1.0.0-rc2");
      form("formulier-beta3", BETA3 + "|beta3-20250828");
      form("spict", "https://his.example.nl/Questionnaire/spict");
    }

    private void form(String id, String questionnaire) {
      about(
          "QuestionnaireResponse",
          id,
          "subject",
          "'status':'completed','questionnaire':'"
              + questionnaire
              + "','authored':'2025-08-25T19:14:50.150Z','source':{'reference':'Patient/"
              + patient
              + "'},'author':{'reference':'PractitionerRole/huisarts'}");
    }

    private void others() {
      about(
          "Condition",
          "markering",
          "subject",
          "'stage':[{'summary':{'coding':[{'code':'terminaal'}]}}],'onsetDateTime':'2025-06'");
      about(
          "Flag",
          "vlag",
          "subject",
          "'status':'active'," + code("code", "1") + ",'period':{'start':'2025-06-01'}");
      about(
          "CareTeam",
          "netwerk",
          "subject",
          "'status':'active','participant':[{'member':{'reference':'PractitionerRole/huisarts'}}]");
      about(
          "DocumentReference",
          "brief",
          "subject",
          "'status':'current','content':[{'attachment':{'contentType':'application/pdf'}}]");
      about("Task", "tegenspraak", "for", "'status':'requested','intent':'proposal'");
      add(
          "Provenance",
          prefix + "herkomst",
          "'target':["
              + ref("Consent", "reanimatie")
              + "],'recorded':'2025-07-29T12:00:00Z','agent':[{'who':{'reference':'PractitionerRole/huisarts'}}]");
      about(
          "DetectedIssue",
          "strijdig",
          "patient",
          "'status':'preliminary','implicated':[" + ref("Consent", "reanimatie") + "]");
    }

    private void about(String type, String id, String element, String json) {
      add(type, prefix + id, "'" + element + "':{'reference':'Patient/" + patient + "'}," + json);
    }

    private void add(String type, String id, String json) {
      record.add(person, type + "/" + id, json);
    }

    private String ref(String type, String id) {
      return "{'reference':'" + type + "/" + prefix + id + "'}";
    }
  }

  private static String code(String element, String code) {
    return "'"
        + element
        + "':{'coding':[{'system':'http://snomed.info/sct','code':'"
        + code
        + "'}]}";
  }

  private static String codes(String element, String code) {
    return "'"
        + element
        + "':[{'coding':[{'system':'http://snomed.info/sct','code':'"
        + code
        + "'}]}]";
  }
}
