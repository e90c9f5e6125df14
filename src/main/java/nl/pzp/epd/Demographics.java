package nl.pzp.epd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.pzp.epd.Hl7Data.Hl7Url;
import nl.pzp.epd.hl7v2.Hl7Field;
import nl.pzp.epd.hl7v2.Hl7Segment;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/**
 * Reads the patient's demographics in PID. An absent field keeps the known value; an explicit null
 * ("") deletes it (HL7 2.5.1, section 2.5.3).
 */
final class Demographics {

  private static final int NAME = 5;
  private static final int BIRTH = 7;
  private static final int GENDER = 8;
  private static final int ADDRESS = 11;
  private static final int HOME_PHONE = 13;
  private static final int WORK_PHONE = 14;
  private static final int DEATH_TIME = 29;
  private static final int DEAD = 30;

  private final Hl7Data data;
  private final PersonNames names;

  Demographics(Hl7Data data) {
    this.data = data;
    this.names = new PersonNames(data);
  }

  void read(Hl7Segment pid, Patient patient) {
    if (said(pid, NAME)) {
      patient.setName(names(pid));
    }
    if (said(pid, BIRTH)) {
      patient.setBirthDateElement(null);
      RequiredFields.date(pid, BIRTH)
          .ifPresent(day -> patient.setBirthDateElement(new org.hl7.fhir.r4.model.DateType(day)));
    }
    if (said(pid, GENDER)) {
      patient.setGender(pid.value(GENDER).map(this::gender).orElse(null));
    }
    if (said(pid, ADDRESS)) {
      patient.setAddress(addresses(pid));
    }
    if (said(pid, HOME_PHONE) || said(pid, WORK_PHONE)) {
      var telecom = new ArrayList<ContactPoint>();
      contacts(pid, HOME_PHONE, ContactPointUse.HOME, telecom);
      contacts(pid, WORK_PHONE, ContactPointUse.WORK, telecom);
      patient.setTelecom(telecom);
    }
    death(pid, patient);
  }

  private static boolean said(Hl7Segment pid, int field) {
    return !pid.raw(field).isEmpty();
  }

  private List<HumanName> names(Hl7Segment pid) {
    return pid.repetitions(NAME).stream()
        .limit(1)
        .flatMap(field -> names.read(field, 1).stream())
        .map(name -> name.setUse(HumanName.NameUse.OFFICIAL))
        .toList();
  }

  private AdministrativeGender gender(String code) {
    var known = data.genders().get(code);
    if (known == null) {
      throw RequiredFields.at(EpdProblem.CODE_UNKNOWN, "PID-8");
    }
    return AdministrativeGender.fromCode(known);
  }

  private List<Address> addresses(Hl7Segment pid) {
    return pid.repetitions(ADDRESS).stream()
        .map(this::address)
        .filter(address -> !address.isEmpty())
        .toList();
  }

  private Address address(Hl7Field field) {
    var address = new Address();
    field
        .subcomponent(1, 1)
        .ifPresent(
            line -> {
              address.addLine(line);
              var text = address.getLine().get(0);
              extend(text, Hl7Url.STREET_NAME, field.subcomponent(1, 2));
              extend(text, Hl7Url.HOUSE_NUMBER, field.subcomponent(1, 3));
            });
    field.component(3).ifPresent(address::setCity);
    field.component(5).ifPresent(address::setPostalCode);
    field.component(6).ifPresent(address::setCountry);
    return address;
  }

  private void extend(StringType line, Hl7Url url, Optional<String> value) {
    value.ifPresent(text -> line.addExtension(data.url(url), new StringType(text)));
  }

  private static void contacts(
      Hl7Segment pid, int field, ContactPointUse use, List<ContactPoint> found) {
    for (var contact : pid.repetitions(field)) {
      var mail = contact.component(4);
      var number = contact.component(1).or(() -> contact.component(12));
      var isMail = contact.component(3).filter("Internet"::equals).isPresent();
      var value = isMail ? mail.or(() -> number) : number.or(() -> mail);
      value.ifPresent(
          text ->
              found.add(
                  new ContactPoint()
                      .setSystem(
                          text.contains("@") ? ContactPointSystem.EMAIL : ContactPointSystem.PHONE)
                      .setUse(
                          contact.component(3).filter("CP"::equals).isPresent()
                              ? ContactPointUse.MOBILE
                              : use)
                      .setValue(text)));
    }
  }

  private static void death(Hl7Segment pid, Patient patient) {
    var time = RequiredFields.time(pid, DEATH_TIME);
    var dead = pid.value(DEAD);
    if (dead.isPresent() && !dead.get().equals("Y") && !dead.get().equals("N")) {
      throw RequiredFields.at(EpdProblem.CODE_UNKNOWN, "PID-30");
    }
    if (dead.filter("N"::equals).isPresent()) {
      if (time.isPresent()) {
        throw RequiredFields.at(EpdProblem.DEAD_AND_ALIVE, "PID-30");
      }
      patient.setDeceased(new BooleanType(false));
    } else if (time.isPresent()) {
      patient.setDeceased(new DateTimeType(time.get()));
    } else if (dead.isPresent()) {
      if (!patient.hasDeceasedDateTimeType()) {
        patient.setDeceased(new BooleanType(true));
      }
    } else if (pid.field(DEAD).isSaidToBeNothing() || pid.field(DEATH_TIME).isSaidToBeNothing()) {
      patient.setDeceased(null);
    }
  }
}
