package nl.pzp.validation;

import java.util.List;

/** Names of validator messages as the rules write them: exact, or with one {@code *} in it. */
final class MessageNames {

  private MessageNames() {}

  static boolean anyFits(List<String> names, String id) {
    return names.stream().anyMatch(name -> fits(name, id));
  }

  private static boolean fits(String name, String id) {
    var star = name.indexOf('*');
    if (star < 0) {
      return name.equals(id);
    }
    return id.length() >= name.length() - 1
        && id.startsWith(name.substring(0, star))
        && id.endsWith(name.substring(star + 1));
  }
}
