package nl.pzp.notify.pharmacy;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import nl.pzp.identifier.Bsn;
import nl.pzp.identifier.DeterministicId;
import nl.pzp.record.PersonId;
import nl.pzp.terminology.Systems;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/**
 * Writes the notice to a pharmacy: a FHIR R4 message with the current marking and, if known, the
 * person to call. docs/other-ways-out.md describes it.
 */
final class PharmacyNoticeWriter {

  private static final String UUID = "urn:uuid:";

  private final NetworkNow network;
  private final String bsnSystem;
  private final URI ourselves;

  /**
   * @param ourselves our identity in the message header
   */
  PharmacyNoticeWriter(NetworkNow network, String bsnSystem, URI ourselves) {
    this.network = network;
    this.bsnSystem = bsnSystem;
    this.ourselves = ourselves;
  }

  /**
   * The notice; empty when the patient was never marked.
   *
   * @param id a UUID, equal at every attempt
   * @param organisation of the pharmacy, as {@code system|number}
   */
  Optional<Bundle> write(
      String id,
      Instant occurredAt,
      String topic,
      URI endpoint,
      String organisation,
      PersonId person,
      Bsn bsn) {
    return network
        .marking(person)
        .map(
            marking -> {
              var bundle = new Bundle().setType(BundleType.MESSAGE);
              bundle.setIdentifier(new Identifier().setSystem(Systems.URIS).setValue(UUID + id));
              bundle.setTimestampElement(time(occurredAt));
              var flag = told(marking, bsn);
              var header = header(topic, endpoint, organisation);
              add(bundle, DeterministicId.of(id, "MessageHeader"), header);
              header.addFocus(new Reference(add(bundle, DeterministicId.of(id, "Flag"), flag)));
              network
                  .contact(person)
                  .map(this::contact)
                  .ifPresent(
                      contact ->
                          header.addFocus(
                              new Reference(
                                  add(
                                      bundle,
                                      DeterministicId.of(id, "PractitionerRole"),
                                      contact))));
              return bundle;
            });
  }

  private MessageHeader header(String topic, URI endpoint, String organisation) {
    var bar = organisation.indexOf('|');
    var header = new MessageHeader();
    header.setEvent(new UriType(topic));
    header
        .addDestination()
        .setEndpoint(endpoint.toString())
        .setReceiver(
            new Reference()
                .setIdentifier(
                    new Identifier()
                        .setSystem(organisation.substring(0, bar))
                        .setValue(organisation.substring(bar + 1))));
    header.getSource().setEndpoint(ourselves.toString());
    return header;
  }

  // Phase, start and status only: no reference to other data of the record.
  private Flag told(Flag marking, Bsn bsn) {
    var flag = new Flag();
    flag.setStatus(marking.getStatus());
    flag.setCategory(marking.getCategory());
    flag.setCode(marking.getCode());
    flag.setSubject(
        new Reference().setIdentifier(new Identifier().setSystem(bsnSystem).setValue(bsn.value())));
    if (marking.hasPeriod()) {
      flag.setPeriod(marking.getPeriod());
    }
    return flag;
  }

  private PractitionerRole contact(CareTeamParticipantComponent participant) {
    var reference = participant.getMember().getReference();
    var contact = new PractitionerRole();
    contact.setCode(participant.getRole());
    var role = network.resolve(reference, PractitionerRole.class);
    var practitioner =
        role.map(found -> found.getPractitioner().getReference())
            .or(() -> Optional.of(reference))
            .flatMap(found -> network.resolve(found, Practitioner.class));
    var organisation =
        role.map(found -> found.getOrganization().getReference())
            .or(() -> Optional.of(reference))
            .flatMap(found -> network.resolve(found, Organization.class));
    practitioner
        .filter(found -> found.hasName())
        .map(found -> found.getNameFirstRep().getNameAsSingleString())
        .or(() -> Optional.ofNullable(participant.getMember().getDisplay()))
        .filter(name -> !name.isBlank())
        .ifPresent(name -> contact.setPractitioner(new Reference().setDisplay(name)));
    organisation
        .map(Organization::getName)
        .ifPresent(name -> contact.setOrganization(new Reference().setDisplay(name)));
    Stream.of(
            role.map(PractitionerRole::getTelecom),
            practitioner.map(Practitioner::getTelecom),
            organisation.map(Organization::getTelecom))
        .flatMap(Optional::stream)
        .map(PharmacyNoticeWriter::atWork)
        .filter(phones -> !phones.isEmpty())
        .findFirst()
        .ifPresent(contact::setTelecom);
    return contact;
  }

  // No private telephone numbers.
  private static List<ContactPoint> atWork(List<ContactPoint> all) {
    return all.stream()
        .filter(point -> point.getSystem() == ContactPointSystem.PHONE && point.hasValue())
        .filter(point -> point.getUse() != ContactPointUse.HOME)
        .map(
            point ->
                new ContactPoint()
                    .setSystem(ContactPointSystem.PHONE)
                    .setValue(point.getValue())
                    .setUse(ContactPointUse.WORK))
        .toList();
  }

  private static String add(Bundle bundle, String id, Resource resource) {
    bundle.addEntry().setFullUrl(UUID + id).setResource(resource);
    return UUID + id;
  }

  private static InstantType time(Instant moment) {
    var time = new InstantType(Date.from(moment));
    time.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
    return time;
  }
}
