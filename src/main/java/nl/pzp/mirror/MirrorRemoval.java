package nl.pzp.mirror;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import nl.pzp.notify.delivery.Failure;
import nl.pzp.notify.delivery.SendResult;
import nl.pzp.record.PatientRecord;
import nl.pzp.record.StoredResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes everything of a person from a mirror. */
final class MirrorRemoval {

  private static final Logger LOG = LoggerFactory.getLogger(MirrorRemoval.class);

  /** No access, or unavailable now. */
  private static final Set<Integer> PASSES = Set.of(401, 403, 407, 408, 425, 429);

  /** Referenced resources go last. */
  private static final Comparator<Kept> PATIENT_LAST =
      Comparator.comparing((Kept kept) -> kept.key().isPatient())
          .thenComparing(kept -> !kept.key().type().equals("Provenance"))
          .thenComparing(kept -> kept.key().toString());

  private final MirrorHttp http;
  private final PatientRecord record;
  private final MirrorRows rows;

  MirrorRemoval(MirrorHttp http, PatientRecord record, MirrorRows rows) {
    this.http = http;
    this.record = record;
    this.rows = rows;
  }

  /**
   * Deletes these resources: those of a source together, or one by one after a refusal.
   *
   * @throws MirrorAwayException when the mirror cannot answer now
   */
  SendResult takeBack(Target target, List<Kept> there) {
    var bySource = new LinkedHashMap<String, List<Kept>>();
    there.stream()
        .sorted(PATIENT_LAST)
        .forEach(
            kept -> bySource.computeIfAbsent(source(kept), key -> new ArrayList<>()).add(kept));
    var left = new ArrayList<Kept>();
    bySource.forEach(
        (source, all) -> {
          if (!deleted(target, all, source)) {
            left.addAll(all);
          }
        });
    var refused = new ArrayList<Key>();
    left.stream()
        .sorted(PATIENT_LAST)
        .forEach(
            kept -> {
              if (!deleted(target, List.of(kept), source(kept))) {
                refused.add(kept.key());
              }
            });
    if (refused.isEmpty()) {
      return SendResult.TAKEN;
    }
    LOG.warn("Still in {}, which does not delete it: {}", target, refused);
    return SendResult.failed(Failure.REFUSED).because(MirrorProblem.NOT_TAKEN_BACK.id());
  }

  private boolean deleted(Target target, List<Kept> all, String source) {
    var keys = all.stream().map(Kept::key).toList();
    var reply =
        http.post(target, MirrorTransactions.deleting(keys, source.isEmpty() ? null : source));
    if (!reply.isOk()) {
      var status = reply.status();
      if (status < 400 || status >= 500 || PASSES.contains(status)) {
        throw MirrorResult.away(reply);
      }
      if (all.size() > 1 || !isGone(target, keys.get(0))) {
        return false;
      }
    }
    all.forEach(
        kept -> rows.put(target.key(), new Kept(kept.key(), kept.recordVersion(), null, true)));
    return true;
  }

  // The other party may have deleted it already.
  private boolean isGone(Target target, Key key) {
    var reply = http.get(target, key);
    return (reply.status() == 404 || reply.status() == 410) && reply.isOutcome();
  }

  private String source(Kept kept) {
    return record.read(kept.key().type(), kept.key().id()).map(StoredResource::source).orElse("");
  }
}
