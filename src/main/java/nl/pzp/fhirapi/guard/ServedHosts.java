package nl.pzp.fhirapi.guard;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The hosts under which the adapter may be addressed: loopback and those of the settings. A page
 * whose name a stranger points at this machine has another host (DNS rebinding).
 */
public final class ServedHosts {

  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost|127(?:\\.(?:0|[1-9][0-9]{0,2})){3}|\\[?(?:::1|(?:0{1,4}:){7}0{0,3}1)\\]?");

  private final Set<String> names;

  public ServedHosts(Collection<String> names) {
    this.names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.stream().map(ServedHosts::named).forEach(this.names::add);
  }

  /** Whether this host, without a port, is one of them. */
  boolean serve(String host) {
    var name = named(host);
    return LOOPBACK.matcher(name).matches() || names.contains(name);
  }

  private static String named(String host) {
    var name = host.strip().toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
