package nl.pzp.fhirapi.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from the kernel's tables of connections under which account the other end of a connection
 * on this machine runs (Linux, proc(5)). Elsewhere nobody is recognised.
 */
final class CallingAccount {

  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int ACCOUNT = 7;
  private static final int COLUMNS = 8;
  private static final int HEX = 16;

  private final List<Path> tables;

  CallingAccount(Path proc) {
    this.tables = List.of(proc.resolve("net/tcp"), proc.resolve("net/tcp6"));
  }

  /**
   * The user id of the process that connected from one port to the other; empty when none or more
   * than one account could be meant.
   */
  Optional<Integer> of(int from, int to) {
    var accounts = new ArrayList<Integer>();
    for (var table : tables) {
      try {
        for (var line : Files.readAllLines(table)) {
          var columns = line.strip().split("\\s+", -1);
          if (columns.length >= COLUMNS
              && port(columns[LOCAL]) == from
              && port(columns[REMOTE]) == to) {
            accounts.add(Integer.valueOf(columns[ACCOUNT]));
          }
        }
      } catch (IOException | NumberFormatException e) {
        // Not Linux, or a table of another form: then the token is needed.
      }
    }
    return Set.copyOf(accounts).size() == 1 ? Optional.of(accounts.get(0)) : Optional.empty();
  }

  private static int port(String address) {
    var colon = address.lastIndexOf(':');
    try {
      return colon < 0 ? -1 : Integer.parseInt(address.substring(colon + 1), HEX);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
