package nl.pzp.careplan.current;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Resource;

/** The plan is the same for any order and repetition of arrival. */
class AnyOrderTest {

  @Provide
  Arbitrary<List<Resource>> statements() {
    var days =
        Arbitraries.of("2024-01-01", "2025", "2025-06", "2025-06-15", "2026-03-01T10:00:00Z")
            .injectNull(0.1);
    var types =
        Arbitraries.of(ConsentProvisionType.PERMIT, ConsentProvisionType.DENY).injectNull(0.3);
    var words =
        Arbitraries.of(
                "Onbekend", "Niet besproken", "Alleen thuis", "Nee, nog geen besluit genomen")
            .injectNull(0.6);
    var codes = Arbitraries.of(Plans.RESUSCITATION, "40617009", "305351004");
    var states =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(8, ConsentState.ACTIVE),
            net.jqwik.api.Tuple.of(1, ConsentState.INACTIVE),
            net.jqwik.api.Tuple.of(1, ConsentState.DRAFT),
            net.jqwik.api.Tuple.of(1, ConsentState.ENTEREDINERROR));
    var ends = Arbitraries.of("2025-12-31", "2030-01-01").injectNull(0.8);
    var one =
        Combinators.combine(
                days, types, words, codes, states, ends, Arbitraries.of(Plans.GP, Plans.HOSPITAL))
            .as(
                (day, type, text, code, state, end, source) -> {
                  var consent = Plans.directive("?", day, source, type, text);
                  consent.getProvision().getCodeFirstRep().getCodingFirstRep().setCode(code);
                  consent.setStatus(state);
                  return end == null ? consent : Plans.ending(consent, end);
                });
    return one.list()
        .ofMaxSize(9)
        .map(
            all -> {
              var named = new ArrayList<Resource>();
              for (var each : all) {
                var copy = each.copy();
                copy.setId("Consent/c" + named.size());
                named.add(copy);
              }
              if (named.size() > 2) {
                named.add(Plans.successor("c0", "c1"));
              }
              return named;
            });
  }

  @Property(tries = 400)
  void theOrderOfArrivalAndRepeatsChangeNothing(
      @ForAll("statements") List<Resource> resources, @ForAll Random random) {
    var sorted = Plans.plan(resources, Plans.TODAY);

    var arrived = new ArrayList<>(resources);
    resources.stream().limit(3).map(Resource::copy).forEach(arrived::add);
    Collections.shuffle(arrived, random);

    assertThat(Plans.plan(arrived, Plans.TODAY)).isEqualTo(sorted);
  }

  @Property(tries = 400)
  void noTreatmentShowsADecisionThatNoSourceStated(@ForAll("statements") List<Resource> resources) {
    var plan = Plans.plan(resources, Plans.TODAY);

    for (var entry : plan.entries()) {
      for (var statement : entry.statements()) {
        var consent =
            resources.stream()
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast)
                .filter(each -> each.getId().equals(statement.reference()))
                .findFirst()
                .orElseThrow();
        assertThat(consent.getStatus()).isNotEqualTo(ConsentState.ENTEREDINERROR);
        if (statement.stated().value().equals("PERFORM")) {
          assertThat(consent.getProvision().getType()).isEqualTo(ConsentProvisionType.PERMIT);
          assertThat(consent.hasModifierExtension()).isFalse();
        }
        if (statement.stated().value().equals("DO_NOT_PERFORM")) {
          assertThat(consent.getProvision().getType()).isEqualTo(ConsentProvisionType.DENY);
          assertThat(consent.hasModifierExtension()).isFalse();
        }
      }
    }
  }

  @Property(tries = 400)
  void nothingThatWasStatedIsLeftOut(@ForAll("statements") List<Resource> resources) {
    var plan = Plans.plan(resources, Plans.TODAY);

    var shown =
        plan.entries().stream()
            .flatMap(entry -> Stream.concat(entry.statements().stream(), entry.others().stream()))
            .map(Statement::reference)
            .toList();
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            resources.stream()
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast)
                .filter(each -> each.getStatus() != ConsentState.ENTEREDINERROR)
                .map(Resource::getId)
                .toList());
  }

  @Property(tries = 400)
  void whatHoldsIsNeverOlderThanAnotherAnswer(@ForAll("statements") List<Resource> resources) {
    var plan = Plans.plan(resources, Plans.TODAY);

    for (var entry : plan.entries()) {
      for (var holding : entry.statements()) {
        assertThat(entry.others())
            .filteredOn(
                other ->
                    other.force() == Statement.Force.HOLDS
                        || other.force() == Statement.Force.ENDED)
            .filteredOn(other -> other.stated().kind() != Stated.Kind.NOT_DISCUSSED)
            .noneMatch(holding::isOlderThan);
      }
    }
  }
}
