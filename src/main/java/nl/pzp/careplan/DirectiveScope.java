package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.pzp.form.Moment;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.jspecify.annotations.Nullable;

/**
 * Finds restrictions on a directive. The standard uses a provision's type, code, agreeing parties
 * and end; any other element restricts it.
 */
final class DirectiveScope {

  private final List<Pack> packs;

  DirectiveScope(List<Pack> packs) {
    this.packs = packs;
  }

  List<String> narrowedBy(Consent consent) {
    var found = new ArrayList<String>();
    if (isElsewhere(consent.getScope(), PlanCode.TREATMENT_DIRECTIVE_SCOPE)) {
      found.add("Consent.scope");
    }
    var provision = consent.getProvision();
    found.addAll(restrictions(provision));
    if (provision.getActor().stream().anyMatch(actor -> !isParty(actor))) {
      found.add("Consent.provision.actor");
    }
    found.addAll(time(consent));
    return found;
  }

  /** Elements of a provision that the standard leaves empty and that restrict it. */
  static List<String> restrictions(ProvisionComponent provision) {
    var found = new ArrayList<String>();
    if (provision.hasAction()) {
      found.add("Consent.provision.action");
    }
    if (provision.hasSecurityLabel()) {
      found.add("Consent.provision.securityLabel");
    }
    if (provision.hasPurpose()) {
      found.add("Consent.provision.purpose");
    }
    if (provision.hasClass_()) {
      found.add("Consent.provision.class");
    }
    if (provision.hasDataPeriod()) {
      found.add("Consent.provision.dataPeriod");
    }
    if (provision.hasData()) {
      found.add("Consent.provision.data");
    }
    return found;
  }

  // Actors who agreed are expected; any other actor restricts the decision to that actor.
  private boolean isParty(provisionActorComponent actor) {
    return packs.stream()
        .anyMatch(pack -> PlanCodes.has(pack, PlanCode.AGREEMENT_PARTY, actor.getRole()));
  }

  private List<String> time(Consent consent) {
    var period = consent.getProvision().getPeriod();
    var said = day(consent.getDateTimeElement());
    var from = day(period.getStartElement());
    var until = day(period.getEndElement());
    var found = new ArrayList<String>();
    // A start on or before the day of the conversation restricts nothing.
    if (from != null && (said == null || compare(from, said) > 0)) {
      found.add("Consent.provision.period.start");
    }
    if (until != null && said != null && compare(until, said) < 0) {
      found.add("Consent.provision.period.end");
    }
    if (until == null
        && consent.getProvision().getExtension().stream()
            .anyMatch(
                extension ->
                    packs.stream()
                        .flatMap(pack -> pack.urlIfKnown(AcpExtension.REASON_FOR_ENDING).stream())
                        .anyMatch(extension.getUrl()::equals))) {
      found.add("Consent.provision.extension");
    }
    return found;
  }

  // Compares at the coarser precision of the two.
  private static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    return one.substring(0, length).compareTo(other.substring(0, length));
  }

  private boolean isElsewhere(CodeableConcept given, PlanCode expected) {
    return packs.stream()
        .map(pack -> pack.coded(expected))
        .allMatch(
            code ->
                given.getCoding().stream()
                    .anyMatch(
                        coding ->
                            Objects.equals(coding.getSystem(), code.system())
                                && !Objects.equals(coding.getCode(), code.code())));
  }

  private static @Nullable String day(BaseDateTimeType value) {
    return value.hasValue() ? new Moment(value.getValueAsString()).day() : null;
  }
}
