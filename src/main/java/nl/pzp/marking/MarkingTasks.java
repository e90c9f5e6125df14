package nl.pzp.marking;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.pzp.careteam.CareCode;
import nl.pzp.careteam.CareNetwork;
import nl.pzp.careteam.CareNetworkSettings;
import nl.pzp.careteam.CareVocabulary;
import nl.pzp.careteam.FollowUps;
import nl.pzp.careteam.Holding;
import nl.pzp.careteam.Member;
import nl.pzp.careteam.NationalCode;
import nl.pzp.careteam.SourceTime;
import nl.pzp.terminology.DutchTime;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Tasks due after a marking: a plan, a palliative care review and a medication review. */
public final class MarkingTasks {

  private final CareVocabulary vocabulary;
  private final FollowUps followUps;
  private final CareNetworkSettings settings;

  public MarkingTasks(
      CareVocabulary vocabulary, FollowUps followUps, CareNetworkSettings settings) {
    this.vocabulary = vocabulary;
    this.followUps = followUps;
    this.settings = settings;
  }

  /**
   * The Tasks of every marking; those of an ended marking are cancelled.
   *
   * @param hasPlan whether a plan is recorded, also one from before the marking
   */
  public List<Task> of(Markings markings, CareNetwork network, String patientId, boolean hasPlan) {
    var tasks = new ArrayList<Task>();
    var dead = network.died().isPresent();
    for (var marking : markings.all()) {
      var newest = marking.newest();
      var since = newest.since();
      var moot = dead || newest.state() != MarkingState.MARKED;
      var responsible = FollowUps.addressee(network, since);
      var plan = due(CareCode.MAKE_PLAN, marking, patientId, settings.planDue());
      followUps.own(plan, responsible);
      FollowUps.cancelIf(plan, moot);
      if (hasPlan && !moot) {
        plan.setStatus(TaskStatus.COMPLETED);
      }
      tasks.add(plan);
      var review =
          due(
              CareCode.REVIEW_PALLIATIVE_CARE,
              marking,
              patientId,
              settings.palliativeCareReviewDue());
      followUps.own(review, inRole(network, this::isPzvp, responsible));
      FollowUps.cancelIf(review, moot);
      tasks.add(review);
      var medication =
          due(CareCode.REVIEW_MEDICATION, marking, patientId, settings.medicationReviewDue());
      followUps.own(medication, inRole(network, this::isPharmacist, responsible));
      FollowUps.cancelIf(medication, moot);
      tasks.add(medication);
    }
    return tasks;
  }

  private Task due(CareCode code, Marking marking, String patientId, Period after) {
    var since = marking.newest().since();
    var task = followUps.task(code, patientId, marking.reference(), SourceTime.text(since));
    task.getRestriction()
        .getPeriod()
        .setEndElement(SourceTime.text(DutchTime.at(since).plus(after).toInstant()));
    return task;
  }

  private static @Nullable Member inRole(
      CareNetwork network, Predicate<Holding> role, @Nullable Member otherwise) {
    for (var holding : network.others()) {
      if (role.test(holding) && holding.until() == null) {
        return holding.member();
      }
    }
    return otherwise;
  }

  private boolean isPzvp(Holding holding) {
    return vocabulary.is(holding.roles(), CareCode.PZVP);
  }

  private boolean isPharmacist(Holding holding) {
    return holding.roles().stream().anyMatch(role -> vocabulary.is(role, NationalCode.PHARMACIST));
  }
}
