package nl.pzp.careplan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.pzp.form.Treatment;
import nl.pzp.terminology.Pack;
import nl.pzp.terminology.PlanCode;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Extension;

/**
 * Decides whether a Consent is a plain decision on one treatment (ACP-TreatmentDirective,
 * nl-core-TreatmentDirective2). Every writer and reader shares these rules.
 */
public final class DirectiveRules {

  /** Reasons why a directive is not plain. */
  public enum Kind {
    /** No treatment, or more than one. */
    TREATMENT,
    /** Neither yes, nor no, nor another decision. */
    NO_DECISION,
    /** More than one decision. */
    DECISION,
    /** An unknown modifier extension. */
    NOT_UNDERSTOOD,
    /** Limited to some people, purposes or a period. */
    NARROWED
  }

  /**
   * One reason.
   *
   * @param element FHIRPath from {@code Consent} down
   */
  public record Objection(Kind kind, String element) {}

  private final List<Pack> packs;
  private final Set<String> otherwise;
  private final DirectiveScope scope;

  /**
   * @param packs profile versions to which a directive may conform; at least one
   */
  public DirectiveRules(Collection<Pack> packs) {
    this.packs = List.copyOf(packs);
    this.otherwise =
        Set.copyOf(
            packs.stream()
                .flatMap(pack -> pack.urlIfKnown(AcpExtension.SPECIFICATION_OTHER).stream())
                .toList());
    this.scope = new DirectiveScope(this.packs);
  }

  /** Whether the Consent is a treatment directive, plain or not. */
  public boolean isDirective(Consent consent) {
    return consent.getCategory().stream()
        .anyMatch(
            concept ->
                packs.stream()
                    .anyMatch(
                        pack ->
                            PlanCodes.has(pack, PlanCode.TREATMENT_DIRECTIVE_CATEGORY, concept)));
  }

  /** All reasons against reading the directive as a plain decision; empty for a plain one. */
  public List<Objection> objections(Consent consent) {
    var found = new ArrayList<Objection>();
    var provision = consent.getProvision();
    if (provision.getCode().size() != 1 || provision.getCodeFirstRep().isEmpty()) {
      found.add(new Objection(Kind.TREATMENT, "Consent.provision.code"));
    } else if (names().anyMatch(names -> names.isContradictory(provision.getCodeFirstRep()))) {
      found.add(new Objection(Kind.TREATMENT, "Consent.provision.code.coding"));
    } else if (names().anyMatch(names -> names.isNamedOtherwise(provision.getCodeFirstRep()))) {
      found.add(new Objection(Kind.TREATMENT, "Consent.provision.code.coding.display"));
    }
    if (provision.hasProvision()) {
      found.add(new Objection(Kind.DECISION, "Consent.provision.provision"));
    }
    decision(consent, found);
    Modifiers.unknown(consent, otherwise)
        .ifPresent(path -> found.add(new Objection(Kind.NOT_UNDERSTOOD, path)));
    scope.narrowedBy(consent).forEach(element -> found.add(new Objection(Kind.NARROWED, element)));
    return found;
  }

  private void decision(Consent consent, List<Objection> found) {
    var words = words(consent);
    if (isDecided(consent.getProvision()) == !words.isEmpty()) {
      found.add(
          new Objection(
              words.isEmpty() ? Kind.NO_DECISION : Kind.DECISION, "Consent.provision.type"));
    }
    var said = words.stream().filter(each -> each.hasValue() && !isBlank(each)).count();
    if (words.size() > 1 || said < words.size()) {
      found.add(new Objection(Kind.DECISION, "Consent.modifierExtension"));
    }
  }

  private static boolean isBlank(Extension words) {
    var text = words.getValue().primitiveValue();
    return text == null || text.isBlank();
  }

  /** All treatments that the directive names; a plain one names at most one. */
  public Set<Treatment> treatments(Consent consent) {
    var found = EnumSet.noneOf(Treatment.class);
    collect(consent.getProvision(), found);
    return found;
  }

  private void collect(ProvisionComponent provision, Set<Treatment> found) {
    for (var code : provision.getCode()) {
      names().forEach(names -> found.addAll(names.of(code)));
    }
    provision.getProvision().forEach(inside -> collect(inside, found));
  }

  private Stream<TreatmentNames> names() {
    return packs.stream().map(TreatmentNames::new);
  }

  private List<Extension> words(Consent consent) {
    return consent.getModifierExtension().stream()
        .filter(extension -> otherwise.contains(extension.getUrl()))
        .toList();
  }

  private static boolean isDecided(ProvisionComponent provision) {
    return provision.getType() != null && provision.getType() != ConsentProvisionType.NULL;
  }
}
