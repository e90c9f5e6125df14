package nl.pzp.stu3;

import org.hl7.fhir.dstu3.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.DeviceUdiCarrierComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Device: STU3 has one UDI where R4 has a list, and the name inside it. Never the stock way. */
final class DeviceConverter implements TypeConverter<Device, org.hl7.fhir.dstu3.model.Device> {

  private final Vocabulary vocabulary;
  private final ElementMoves moves;

  DeviceConverter(Vocabulary vocabulary, ElementMoves moves) {
    this.vocabulary = vocabulary;
    this.moves = moves;
  }

  @Override
  public Class<Device> r4Type() {
    return Device.class;
  }

  @Override
  public Class<org.hl7.fhir.dstu3.model.Device> stu3Type() {
    return org.hl7.fhir.dstu3.model.Device.class;
  }

  @Override
  public org.hl7.fhir.dstu3.model.Device toStu3(Device source, ConversionFindings findings) {
    var target = new org.hl7.fhir.dstu3.model.Device();
    if (source.hasSerialNumber()) {
      source.addExtension(
          vocabulary.url(Carrier.SERIAL_NUMBER), new StringType(source.getSerialNumber()));
    }
    moves.copy(source, target);
    for (var identifier : source.getIdentifier()) {
      target.addIdentifier(moves.toStu3(identifier, org.hl7.fhir.dstu3.model.Identifier.class));
    }
    if (source.hasUdiCarrier()) {
      udi(source.getUdiCarrierFirstRep(), target.getUdi());
    }
    if (source.hasDeviceName()) {
      target.getUdi().setName(source.getDeviceNameFirstRep().getName());
    }
    if (source.hasStatus()) {
      target.setStatus(FHIRDeviceStatus.fromCode(source.getStatus().toCode()));
    }
    if (source.hasType()) {
      target.setType(
          moves.toStu3(source.getType(), org.hl7.fhir.dstu3.model.CodeableConcept.class));
    }
    target.setLotNumber(source.getLotNumber()).setManufacturer(source.getManufacturer());
    target.setManufactureDateElement(date(source.getManufactureDateElement()));
    target.setExpirationDateElement(date(source.getExpirationDateElement()));
    target.setModel(source.getModelNumber());
    if (source.hasVersion()) {
      target.setVersion(source.getVersionFirstRep().getValue());
    }
    if (source.hasPatient()) {
      target.setPatient(reference(source.getPatient()));
    }
    if (source.hasOwner()) {
      target.setOwner(reference(source.getOwner()));
    }
    for (var contact : source.getContact()) {
      target.addContact(moves.toStu3(contact, org.hl7.fhir.dstu3.model.ContactPoint.class));
    }
    if (source.hasLocation()) {
      target.setLocation(reference(source.getLocation()));
    }
    target.setUrl(source.getUrl());
    for (var note : source.getNote()) {
      target.addNote(moves.toStu3(note, org.hl7.fhir.dstu3.model.Annotation.class));
    }
    for (var safety : source.getSafety()) {
      target.addSafety(moves.toStu3(safety, org.hl7.fhir.dstu3.model.CodeableConcept.class));
    }
    return target;
  }

  private void udi(
      DeviceUdiCarrierComponent carrier, org.hl7.fhir.dstu3.model.Device.DeviceUdiComponent udi) {
    moves.copy(carrier, udi);
    udi.setDeviceIdentifier(carrier.getDeviceIdentifier());
    udi.setIssuer(carrier.getIssuer()).setJurisdiction(carrier.getJurisdiction());
    udi.setCarrierHRF(carrier.getCarrierHRF());
    if (carrier.hasCarrierAIDC()) {
      udi.setCarrierAIDC(carrier.getCarrierAIDC());
    }
    if (carrier.hasEntryType()) {
      udi.setEntryType(
          org.hl7.fhir.dstu3.model.Device.UDIEntryType.fromCode(carrier.getEntryType().toCode()));
    }
  }

  @Override
  public Device toR4(org.hl7.fhir.dstu3.model.Device source, ConversionFindings findings) {
    var target = new Device();
    moves.copy(source, target);
    Extensions.takeValue(target, vocabulary.url(Carrier.SERIAL_NUMBER), StringType.class)
        .ifPresent(number -> target.setSerialNumber(number.getValue()));
    source.getIdentifier().forEach(i -> target.addIdentifier(moves.toR4(i, Identifier.class)));
    if (source.hasUdi()) {
      carrier(source.getUdi(), target);
    }
    if (source.hasStatus()) {
      target.setStatus(Device.FHIRDeviceStatus.fromCode(source.getStatus().toCode()));
    }
    if (source.hasType()) {
      target.setType(moves.toR4(source.getType(), CodeableConcept.class));
    }
    target.setLotNumber(source.getLotNumber()).setManufacturer(source.getManufacturer());
    target.setManufactureDateElement(r4(source.getManufactureDateElement()));
    target.setExpirationDateElement(r4(source.getExpirationDateElement()));
    target.setModelNumber(source.getModel());
    if (source.hasVersion()) {
      target.addVersion().setValue(source.getVersion());
    }
    if (source.hasPatient()) {
      target.setPatient(moves.toR4(source.getPatient(), Reference.class));
    }
    if (source.hasOwner()) {
      target.setOwner(moves.toR4(source.getOwner(), Reference.class));
    }
    source.getContact().forEach(c -> target.addContact(moves.toR4(c, ContactPoint.class)));
    if (source.hasLocation()) {
      target.setLocation(moves.toR4(source.getLocation(), Reference.class));
    }
    target.setUrl(source.getUrl());
    source.getNote().forEach(n -> target.addNote(moves.toR4(n, Annotation.class)));
    source.getSafety().forEach(s -> target.addSafety(moves.toR4(s, CodeableConcept.class)));
    return target;
  }

  private void carrier(org.hl7.fhir.dstu3.model.Device.DeviceUdiComponent udi, Device target) {
    var carrier = new DeviceUdiCarrierComponent();
    moves.copy(udi, carrier);
    carrier.setDeviceIdentifier(udi.getDeviceIdentifier());
    carrier.setIssuer(udi.getIssuer()).setJurisdiction(udi.getJurisdiction());
    carrier.setCarrierHRF(udi.getCarrierHRF());
    if (udi.hasCarrierAIDC()) {
      carrier.setCarrierAIDC(udi.getCarrierAIDC());
    }
    if (udi.hasEntryType()) {
      carrier.setEntryType(Device.UDIEntryType.fromCode(udi.getEntryType().toCode()));
    }
    if (!carrier.isEmpty()) {
      target.addUdiCarrier(carrier);
    }
    if (udi.hasName()) {
      target.addDeviceName().setName(udi.getName()).setType(DeviceNameType.UDILABELNAME);
    }
  }

  private org.hl7.fhir.dstu3.model.Reference reference(Reference reference) {
    return moves.toStu3(reference, org.hl7.fhir.dstu3.model.Reference.class);
  }

  private org.hl7.fhir.dstu3.model.DateTimeType date(org.hl7.fhir.r4.model.DateTimeType date) {
    return new org.hl7.fhir.dstu3.model.DateTimeType(date.getValueAsString());
  }

  private org.hl7.fhir.r4.model.DateTimeType r4(org.hl7.fhir.dstu3.model.DateTimeType date) {
    return new org.hl7.fhir.r4.model.DateTimeType(date.getValueAsString());
  }
}
