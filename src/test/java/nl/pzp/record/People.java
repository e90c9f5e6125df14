package nl.pzp.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.pzp.identifier.Bsn;
import org.jspecify.annotations.Nullable;

/** Synthetic people and what systems send of them. */
public final class People {

  public static final Bsn BSN = new Bsn("999900006");
  public static final Bsn OTHER_BSN = new Bsn("999900018");
  public static final String SOURCE = "https://his.example.nl";
  public static final String OTHER_SOURCE = "https://epd.example.nl";
  public static final String FAMILY_NAME = "Zonnebloem-Akkerwinde";

  private People() {}

  public static PatientIdentity known(String patientId, Bsn bsn) {
    return new PatientIdentity(SOURCE, patientId, Optional.of(bsn));
  }

  public static PatientIdentity withoutBsn(String patientId) {
    return new PatientIdentity(SOURCE, patientId, Optional.empty());
  }

  public static ResourceToStore goal(String id, PersonId person, String text) {
    return goal(id, person, text, SOURCE, WriteCondition.none());
  }

  public static ResourceToStore goal(
      String id, PersonId person, String text, String source, WriteCondition condition) {
    var json =
        """
        {"resourceType":"Goal","id":"%s","description":{"text":"%s"}}"""
            .formatted(id, text);
    return new ResourceToStore("Goal", id, json, source, person, List.of(), condition);
  }

  public static ResourceToStore patient(String id, PersonId person, String source, Bsn bsn) {
    return patient(id, person, source, bsn, "Dorpsstraat");
  }

  public static ResourceToStore patient(
      String id, PersonId person, String source, Bsn bsn, String street) {
    var json =
        """
        {"resourceType":"Patient","id":"%s","meta":{"source":"%s"},
         "identifier":[{"system":"http://fhir.nl/fhir/NamingSystem/bsn","value":"%s"},
                       {"system":"urn:oid:2.16.840.1.113883.2.4.99","value":"PAT-778899"}],
         "name":[{"family":"%s"}],"address":[{"line":["%s"]}]}"""
            .formatted(id, source, bsn.value(), FAMILY_NAME, street);
    return new ResourceToStore(
        "Patient",
        id,
        json,
        source,
        person,
        List.of(
            new BusinessIdentifier("http://fhir.nl/fhir/NamingSystem/bsn", bsn.value()),
            new BusinessIdentifier("urn:oid:2.16.840.1.113883.2.4.99", "PAT-778899")),
        WriteCondition.none());
  }

  public static ResourceToStore practitioner(String id, String agb) {
    return practitioner(id, agb, SOURCE);
  }

  public static ResourceToStore practitioner(String id, String agb, String source) {
    var json =
        """
        {"resourceType":"Practitioner","id":"%s","identifier":[{"value":"%s"}]}"""
            .formatted(id, agb);
    return new ResourceToStore(
        "Practitioner",
        id,
        json,
        source,
        null,
        List.of(new BusinessIdentifier("http://fhir.nl/fhir/NamingSystem/agb-z", agb)),
        WriteCondition.none());
  }

  /** Somebody of whom a register's number says who it is. */
  public static ResourceToStore registered(String id, String agb, String family, String source) {
    var json =
        """
        {"resourceType":"Practitioner","id":"%s","identifier":[{"value":"%s"}],
         "name":[{"family":"%s"}]}"""
            .formatted(id, agb, family);
    var number = List.of(new BusinessIdentifier("http://fhir.nl/fhir/NamingSystem/agb-z", agb));
    return new ResourceToStore(
        "Practitioner", id, json, source, null, number, WriteCondition.none(), number);
  }

  public static IncomingMessage message(@Nullable String controlId, String body) {
    return new IncomingMessage(
        "fhir-r4",
        SOURCE,
        controlId,
        "application/fhir+json",
        body.getBytes(StandardCharsets.UTF_8));
  }

  public static StoredResponse answer(int status, String body) {
    return new StoredResponse(
        status,
        "application/fhir+json",
        body.getBytes(StandardCharsets.UTF_8),
        Map.of("Location", "Goal/1/_history/1"));
  }
}
