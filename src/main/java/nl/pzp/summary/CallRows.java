package nl.pzp.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.pzp.careplan.current.CurrentPlan;
import nl.pzp.careplan.current.PlanPerson;
import nl.pzp.careplan.current.PlanTexts;
import nl.pzp.summary.SummaryPage.Mark;
import nl.pzp.summary.SummaryPage.Row;

/** The people to call, somebody who can be reached first. */
final class CallRows {

  private final PlanTexts texts;
  private final Printable printable;
  private final Locale reader;
  private final SummaryLimits limits;
  private final SummaryRows rows;

  CallRows(
      PlanTexts texts, Printable printable, Locale reader, SummaryLimits limits, SummaryRows rows) {
    this.texts = texts;
    this.printable = printable;
    this.reader = reader;
    this.limits = limits;
    this.rows = rows;
  }

  // Somebody who can be reached stands first: a crew calls from the top.
  List<Row> of(CurrentPlan plan, SummaryPeople people) {
    var found = new ArrayList<Row>();
    found.addAll(
        contacts("REPRESENTATIVE", "page.representative", plan.person().representatives()));
    if (found.isEmpty()) {
      found.add(nobody("REPRESENTATIVE", "page.representative"));
    }
    found.addAll(contacts("FIRST_CONTACT", "page.firstContact", plan.person().contacts()));
    if (people.generalPractitioner() != null
        && !people.generalPractitioner().equals(people.responsible())) {
      found.add(
          professional(
              "GENERAL_PRACTITIONER",
              "page.generalPractitioner",
              people.generalPractitioner(),
              false));
    }
    found.add(professional("RESPONSIBLE", "page.responsible", people.responsible(), false));
    found.add(
        professional("CENTRAL", "page.central", people.central(), people.centralIsDefaulted()));
    return Stream.concat(
            found.stream().filter(this::isReachable),
            found.stream().filter(row -> !isReachable(row)))
        .toList();
  }

  private List<Row> contacts(String code, String label, List<PlanPerson.Contact> contacts) {
    return contacts.stream()
        .limit(limits.sides())
        .map(
            contact ->
                person(
                    code,
                    label,
                    Stream.concat(
                            Stream.ofNullable(contact.name()),
                            contact.relations().stream()
                                .map(relation -> texts.relation(relation, reader)))
                        .collect(Collectors.joining(", ")),
                    contact.phones()))
        .toList();
  }

  private boolean isReachable(Row row) {
    return !row.details().isEmpty() && !row.details().contains(text("page.phone.unknown"));
  }

  private Row professional(
      String code,
      String label,
      SummaryPeople.@org.jspecify.annotations.Nullable Callable who,
      boolean defaulted) {
    if (who == null) {
      return nobody(code, label);
    }
    var called =
        defaulted
            ? texts.text("page.central.defaulted", reader, "name", name(who.name()))
            : name(who.name());
    return rows.plain(
        code,
        text(label),
        Mark.PLAIN,
        called,
        List.of(who.phone() == null ? text("page.phone.unknown") : name(who.phone())));
  }

  private Row person(String code, String label, String name, List<String> phones) {
    return rows.plain(
        code,
        text(label),
        Mark.PLAIN,
        name.isEmpty() ? text("page.name.unknown") : name(name),
        phones.isEmpty()
            ? List.of(text("page.phone.unknown"))
            : List.of(name(String.join(" / ", phones))));
  }

  private Row nobody(String code, String label) {
    return rows.plain(code, text(label), Mark.NOTHING, text("page.person.unknown"), List.of());
  }

  private String text(String key) {
    return texts.text(key, reader);
  }

  private String name(String text) {
    return printable.line(text, limits.nameLength());
  }
}
