package nl.pzp.careplan;

import java.util.List;
import java.util.Optional;
import nl.pzp.form.ContactPerson;
import nl.pzp.form.Email;
import nl.pzp.form.EmailUse;
import nl.pzp.form.Phone;
import nl.pzp.form.PhoneType;
import nl.pzp.form.PhoneUse;
import nl.pzp.terminology.Coded;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The form's telephone numbers and e-mail addresses as ContactPoint, and back
 * (nl-core-ContactInformation).
 */
final class TelecomElements {

  private final Pack pack;

  TelecomElements(Pack pack) {
    this.pack = pack;
  }

  List<ContactPoint> write(ContactPerson person) {
    var points = new java.util.ArrayList<ContactPoint>();
    person.phones().forEach(phone -> points.add(phone(phone)));
    person.emails().forEach(email -> points.add(email(email)));
    return points;
  }

  List<Phone> phones(List<ContactPoint> points) {
    return points.stream().filter(TelecomElements::isPhone).map(this::phone).toList();
  }

  List<Email> emails(List<ContactPoint> points) {
    return points.stream()
        .filter(point -> point.getSystem() == ContactPointSystem.EMAIL)
        .filter(point -> point.getUse() != ContactPointUse.OLD)
        .map(point -> new Email(point.getValue(), emailUse(point.getUse())))
        .toList();
  }

  private ContactPoint phone(Phone phone) {
    // 976, 988 telefoonnummer | ContactPoint.value
    var point = new ContactPoint().setValue(phone.number());
    point.setSystem(system(phone.type()));
    if (phone.type() != null) {
      // 977 Type | ContactPoint.system; FHIR lacks the form's four kinds, so an extension keeps the
      // code.
      point
          .getSystemElement()
          .addExtension(
              new Extension(
                  pack.url(AcpExtension.CODE_SPECIFICATION),
                  new CodeableConcept().addCoding(PlanDraft.coding(pack.coded(phone.type())))));
    }
    if (phone.use() != null) {
      point.setUse(
          switch (phone.use()) {
            case HOME -> ContactPointUse.HOME;
            case TEMPORARY -> ContactPointUse.TEMP;
            case WORK -> ContactPointUse.WORK;
          });
    }
    if (phone.comment() != null) {
      point.addExtension(pack.url(AcpExtension.COMMENT), new StringType(phone.comment()));
    }
    return point;
  }

  private static ContactPointSystem system(@Nullable PhoneType type) {
    if (type == null) {
      return ContactPointSystem.PHONE;
    }
    return switch (type) {
      case LAND_LINE, MOBILE -> ContactPointSystem.PHONE;
      case FAX -> ContactPointSystem.FAX;
      case PAGER -> ContactPointSystem.PAGER;
    };
  }

  private static ContactPoint email(Email email) {
    // 980, 992 e-mailadres | ContactPoint.value
    var point = new ContactPoint().setSystem(ContactPointSystem.EMAIL).setValue(email.address());
    if (email.use() != null) {
      point.setUse(
          switch (email.use()) {
            case HOME -> ContactPointUse.HOME;
            case WORK -> ContactPointUse.WORK;
          });
    }
    return point;
  }

  private static boolean isPhone(ContactPoint point) {
    // Never dial a number that is out of use.
    return point.getUse() != ContactPointUse.OLD
        && (point.getSystem() == ContactPointSystem.PHONE
            || point.getSystem() == ContactPointSystem.FAX
            || point.getSystem() == ContactPointSystem.PAGER
            || point.getSystem() == ContactPointSystem.SMS);
  }

  private Phone phone(ContactPoint point) {
    var comment = point.getExtensionByUrl(pack.url(AcpExtension.COMMENT));
    return new Phone(
        point.getValue(),
        type(point).orElse(null),
        phoneUse(point.getUse()),
        comment == null ? null : comment.getValue().primitiveValue());
  }

  private Optional<PhoneType> type(ContactPoint point) {
    var specified =
        point.getSystemElement().getExtensionByUrl(pack.url(AcpExtension.CODE_SPECIFICATION));
    if (specified != null && specified.getValue() instanceof CodeableConcept concept) {
      return concept.getCoding().stream()
          .map(c -> pack.meaning(PhoneType.class, new Coded(c.getSystem(), c.getCode(), null)))
          .flatMap(Optional::stream)
          .findFirst();
    }
    if (point.getUse() == ContactPointUse.MOBILE || point.getSystem() == ContactPointSystem.SMS) {
      return Optional.of(PhoneType.MOBILE);
    }
    if (point.getSystem() == ContactPointSystem.FAX) {
      return Optional.of(PhoneType.FAX);
    }
    return point.getSystem() == ContactPointSystem.PAGER
        ? Optional.of(PhoneType.PAGER)
        : Optional.empty();
  }

  private static @Nullable PhoneUse phoneUse(@Nullable ContactPointUse use) {
    if (use == null) {
      return null;
    }
    return switch (use) {
      case HOME -> PhoneUse.HOME;
      case WORK -> PhoneUse.WORK;
      case TEMP -> PhoneUse.TEMPORARY;
      case MOBILE, OLD, NULL -> null;
    };
  }

  private static @Nullable EmailUse emailUse(@Nullable ContactPointUse use) {
    if (use == null) {
      return null;
    }
    return switch (use) {
      case HOME -> EmailUse.HOME;
      case WORK -> EmailUse.WORK;
      case TEMP, MOBILE, OLD, NULL -> null;
    };
  }
}
