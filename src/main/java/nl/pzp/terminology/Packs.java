package nl.pzp.terminology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All packs of {@code profiles/packs}. A QuestionnaireResponse names its pack; the adapter never
 * guesses one.
 */
public final class Packs {

  private final Map<String, Pack> byId = new LinkedHashMap<>();
  private final Map<String, Pack> byCanonical = new LinkedHashMap<>();

  private Packs() {}

  /**
   * Reads every pack.
   *
   * @throws IllegalStateException when two packs claim the same form
   */
  public static Packs read(Profiles profiles) {
    var reader = new PackReader(profiles);
    var packs = new Packs();
    for (var name : profiles.foldersIn("packs")) {
      var pack = reader.read(name);
      packs.byId.put(pack.id(), pack);
      packs.name(pack.canonical(), pack);
      reader.file(name).otherNames().forEach(alias -> packs.name(alias, pack));
    }
    return packs;
  }

  private void name(String canonical, Pack pack) {
    if (byCanonical.put(canonical, pack) != null) {
      throw new IllegalStateException("Two packs claim the form " + canonical);
    }
  }

  /** The pack for {@code questionnaire|version} as the QuestionnaireResponse spells it. */
  public Optional<Pack> ofForm(String canonical) {
    return Optional.ofNullable(byCanonical.get(canonical));
  }

  public Optional<Pack> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public List<Pack> all() {
    return List.copyOf(byId.values());
  }

  /** Every known spelling of {@code questionnaire|version}, for error messages. */
  public List<String> knownForms() {
    return List.copyOf(byCanonical.keySet());
  }
}
