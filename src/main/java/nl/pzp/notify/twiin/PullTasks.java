package nl.pzp.notify.twiin;

import ca.uhn.fhir.context.FhirContext;
import nl.pzp.notify.delivery.Delivery;

/** The notification Task in STU3, for the receiver's Task door. */
public final class PullTasks implements PullMessages {

  private final PullNotices notices;
  private final PullTaskWriter tasks;
  private final FhirContext stu3;

  public PullTasks(PullNotices notices, PullTaskWriter tasks, FhirContext stu3) {
    this.notices = notices;
    this.tasks = tasks;
    this.stu3 = stu3;
  }

  @Override
  public String channel() {
    return "twiin-task";
  }

  @Override
  public boolean followsNumbers() {
    return false;
  }

  @Override
  public String write(Delivery delivery) {
    var notice = notices.of(delivery.subscription(), delivery.shown().get(0));
    return stu3.newJsonParser().encodeResourceToString(tasks.write(notice));
  }
}
