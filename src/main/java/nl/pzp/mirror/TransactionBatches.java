package nl.pzp.mirror;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Divides changes into transactions: each for one Patient, and limited in size. */
final class TransactionBatches {

  private TransactionBatches() {}

  static List<List<MirrorChange>> of(List<MirrorChange> pieces, MirrorSettings settings) {
    var groups = new LinkedHashMap<String, List<MirrorChange>>();
    var first =
        pieces.stream()
            .map(MirrorChange::key)
            .filter(Key::isPatient)
            .findFirst()
            .map(Key::toString);
    for (var piece : pieces) {
      var about =
          piece.key().isPatient()
              ? piece.key().toString()
              : MirrorChoice.patientOf(piece).map(Key::toString).or(() -> first).orElse("");
      groups.computeIfAbsent(about, key -> new ArrayList<>()).add(piece);
    }
    var chunks = new ArrayList<List<MirrorChange>>();
    groups.values().forEach(group -> divide(group, settings, chunks));
    return chunks;
  }

  // Each transaction carries the Patient, so that the mirror knows whose resources they are.
  private static void divide(
      List<MirrorChange> group, MirrorSettings settings, List<List<MirrorChange>> chunks) {
    var patient = group.stream().filter(p -> p.key().isPatient()).findFirst();
    var chunk = new ArrayList<MirrorChange>();
    long size = 0;
    for (var piece : group) {
      var full =
          chunk.size() >= settings.mostEntries()
              || size + piece.size() > settings.mostBytes().toBytes();
      if (full && chunk.stream().anyMatch(other -> !patient.equals(Optional.of(other)))) {
        chunks.add(List.copyOf(chunk));
        chunk.clear();
        patient.ifPresent(chunk::add);
        size = patient.map(MirrorChange::size).orElse(0);
      }
      chunk.add(piece);
      size += piece.size();
    }
    chunks.add(List.copyOf(chunk));
  }
}
