package nl.pzp.mirror;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.pzp.notify.delivery.Failure;
import nl.pzp.notify.delivery.SendResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates a mirror with transactions, and stores the mirror's versions after each. A resource that
 * the mirror refuses, or that another party changed there, does not block the others.
 */
public final class MirrorDelivery {

  /** Collects the problems of one delivery. */
  private static final class Report {
    private final List<Key> foreign = new ArrayList<>();
    private final List<Key> refused = new ArrayList<>();
  }

  private static final Logger LOG = LoggerFactory.getLogger(MirrorDelivery.class);
  private static final int CONFLICT = 409;
  private static final int PRECONDITION = 412;

  private final MirrorHttp http;
  private final MirrorLook look;
  private final MirrorRows rows;
  private final MirrorRemoval removal;
  private final MirrorSettings settings;

  MirrorDelivery(
      MirrorHttp http,
      MirrorLook look,
      MirrorRows rows,
      MirrorRemoval removal,
      MirrorSettings settings) {
    this.http = http;
    this.look = look;
    this.rows = rows;
    this.removal = removal;
    this.settings = settings;
  }

  /** Updates the mirror once, as far as possible. */
  public SendResult bring(MirrorWork work) {
    var target = work.event().target();
    try {
      if (work.event().takenBack()) {
        return removal.takeBack(target, work.takeBack());
      }
      var report = new Report();
      for (var chunk : TransactionBatches.of(work.pieces(), settings)) {
        bring(target, looked(target, chunk, report, false), report);
      }
      return result(report, target);
    } catch (MirrorAwayException e) {
      return e.result();
    }
  }

  private static SendResult result(Report report, Target target) {
    if (!report.foreign.isEmpty()) {
      LOG.warn("Changed by somebody else in {}: {}", target, report.foreign);
    }
    if (!report.refused.isEmpty()) {
      LOG.warn("Refused by {}: {}", target, report.refused);
    }
    if (report.foreign.isEmpty() && report.refused.isEmpty()) {
      return SendResult.TAKEN;
    }
    var why = report.foreign.isEmpty() ? MirrorProblem.REFUSED : MirrorProblem.CHANGED_OVER_THERE;
    return SendResult.failed(Failure.REFUSED).because(why.id());
  }

  private void bring(Target target, List<MirrorTransactions.Entry> entries, Report report) {
    if (entries.isEmpty()) {
      return;
    }
    var reply = post(target, entries);
    if (reply == null) {
      return;
    }
    // Compare everything again: an earlier answer may have been lost.
    var again =
        looked(
            target, entries.stream().map(MirrorTransactions.Entry::piece).toList(), report, true);
    var last = again.isEmpty() ? null : post(target, again);
    if (last == null) {
      return;
    }
    if (last.status() == CONFLICT || last.status() == PRECONDITION) {
      throw MirrorAwayException.notNow(MirrorProblem.NOT_NOW, last.retryAfter());
    }
    oneByOne(target, again, report);
  }

  /** Null when the mirror accepted it, else the mirror's answer. */
  private @org.jspecify.annotations.Nullable MirrorReply post(
      Target target, List<MirrorTransactions.Entry> entries) {
    var reply = http.post(target, MirrorTransactions.writing(target, entries));
    if (MirrorResult.of(reply) == MirrorResult.LOOK_AGAIN) {
      return reply;
    }
    note(target, entries, reply);
    return null;
  }

  private void note(Target target, List<MirrorTransactions.Entry> entries, MirrorReply reply) {
    var outcomes =
        MirrorTransactions.outcomes(reply.body(), entries.size())
            .orElseThrow(() -> MirrorAwayException.notNow(MirrorProblem.ANSWER_UNREADABLE));
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      if (entry.tag() != null && !entry.piece().isDeletion() && outcomes.get(i).created()) {
        // It should replace an existing resource, and there was none.
        emptied(target);
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      var piece = entries.get(i).piece();
      rows.put(
          target.key(),
          new Kept(
              piece.key(),
              piece.stored().version(),
              piece.isDeletion() ? null : outcomes.get(i).tag(),
              piece.isDeletion()));
    }
  }

  // The mirror may accept a resource alone, beside the Patient, that it refused in a transaction.
  private void oneByOne(Target target, List<MirrorTransactions.Entry> entries, Report report) {
    if (entries.size() == 1) {
      report.refused.add(entries.get(0).piece().key());
      return;
    }
    var failed = new ArrayList<MirrorTransactions.Entry>();
    var patients = new LinkedHashMap<Key, MirrorChange>();
    for (var entry : entries) {
      if (entry.piece().key().isPatient()) {
        patients.put(entry.piece().key(), entry.piece());
      }
      if (post(target, withPatient(entry, patients, target)) != null) {
        failed.add(entry);
      }
    }
    for (var entry : failed) {
      // A referenced resource may have been sent after it.
      if (post(target, withPatient(entry, patients, target)) != null) {
        report.refused.add(entry.piece().key());
      }
    }
  }

  private List<MirrorTransactions.Entry> withPatient(
      MirrorTransactions.Entry entry, Map<Key, MirrorChange> patients, Target target) {
    var together = new ArrayList<MirrorTransactions.Entry>();
    if (!entry.piece().key().isPatient() && !entry.piece().isDeletion()) {
      patients.values().stream()
          .findFirst()
          .ifPresent(
              patient ->
                  together.add(
                      new MirrorTransactions.Entry(
                          patient,
                          rows.find(target.key(), patient.key()).map(Kept::tag).orElse(null))));
    }
    together.add(entry);
    return together;
  }

  /**
   * Adds the mirror's version to each change; leaves out foreign and unchanged resources.
   *
   * @param all also resources whose version we know
   */
  private List<MirrorTransactions.Entry> looked(
      Target target, List<MirrorChange> pieces, Report report, boolean all) {
    var entries = new ArrayList<MirrorTransactions.Entry>();
    for (var piece : pieces) {
      var kept = piece.kept();
      if (!all && kept != null && !kept.gone() && kept.tag() != null) {
        entries.add(new MirrorTransactions.Entry(piece, kept.tag()));
        continue;
      }
      var found = look.at(target, piece);
      if (found instanceof MirrorLook.Found.Emptied) {
        emptied(target);
      } else if (found instanceof MirrorLook.Found.Foreign) {
        report.foreign.add(piece.key());
      } else if (found instanceof MirrorLook.Found.Ours ours) {
        entries.add(new MirrorTransactions.Entry(piece, ours.tag()));
      } else if (!piece.isDeletion()) {
        entries.add(new MirrorTransactions.Entry(piece, null));
      }
    }
    return entries;
  }

  // Someone emptied the mirror: fill it again, for every person from now on.
  private void emptied(Target target) {
    LOG.warn("{} has nothing any more of what it had", target);
    rows.forget(target.key());
    throw MirrorAwayException.notNow(MirrorProblem.EMPTIED);
  }
}
