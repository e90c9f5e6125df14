package nl.pzp.careplan;

import nl.pzp.form.Concept;
import nl.pzp.form.DefibrillatorType;
import nl.pzp.form.ImplantableDefibrillator;
import nl.pzp.form.YesNoUnknown;
import nl.pzp.terminology.AcpProfile;
import nl.pzp.terminology.Pack;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.DeviceUseStatement.DeviceUseStatementStatus;
import org.jspecify.annotations.Nullable;

/**
 * An implantable defibrillator (question 4h) as DeviceUseStatement and Device (ACP-MedicalDevice,
 * ACP-MedicalDevice.Product-ICD), and back. "No" and "unknown" have no resource.
 */
final class DefibrillatorMapper {

  private final Pack pack;

  DefibrillatorMapper(Pack pack) {
    this.pack = pack;
  }

  void write(PlanDraft draft) {
    var asked = draft.form().defibrillator();
    if (asked.present() == null) {
      return;
    }
    if (asked.present() != YesNoUnknown.YES) {
      draft.note(
          CarePlanProblem.NOT_CARRIED, draft.questions().place(Concept.DEFIBRILLATOR_PRESENT));
      return;
    }
    var device = draft.add(new Device(), AcpProfile.IMPLANTABLE_DEFIBRILLATOR, "defibrillator");
    device.addIdentifier(draft.identifier(device));
    if (asked.type() != null) {
      // 1008 type ICD | Device.type
      device.setType(draft.concept(asked.type()));
    }
    var use = draft.add(new DeviceUseStatement(), AcpProfile.MEDICAL_DEVICE, "defibrillator");
    use.addIdentifier(draft.identifier(use));
    use.setStatus(DeviceUseStatementStatus.ACTIVE);
    use.setSubject(draft.patient());
    use.setDevice(PlanDraft.to(device));
    if (asked.comment() != null) {
      // 1009 toelichting | DeviceUseStatement.note
      use.addNote().setText(asked.comment());
    }
  }

  boolean isDefibrillator(@Nullable Device device) {
    return device != null
        && (PlanCodes.meaning(pack, DefibrillatorType.class, device.getType()).isPresent()
            || device.getMeta().hasProfile(pack.url(AcpProfile.IMPLANTABLE_DEFIBRILLATOR)));
  }

  ImplantableDefibrillator read(DeviceUseStatement use, Device device) {
    return new ImplantableDefibrillator(
        YesNoUnknown.YES,
        PlanCodes.meaning(pack, DefibrillatorType.class, device.getType()).orElse(null),
        PlanObservation.note(use.getNote()));
  }
}
