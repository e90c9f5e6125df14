package nl.pzp.record.search;

import static nl.pzp.record.search.SearchDesk.codes;
import static nl.pzp.record.search.SearchDesk.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import nl.pzp.record.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchPagingTest {

  private final SearchTestRecord record = new SearchTestRecord();
  private final SearchDesk desk = new SearchDesk(record);
  private PersonId person = record.person(null, "p");

  @BeforeEach
  void twoHundredAndFiftyGoals() {
    for (int i = 0; i < 250; i++) {
      goal("g" + i, "2026-01-%02d".formatted(1 + i % 28));
    }
  }

  private void goal(String id, String start) {
    record.add(person, "Goal/" + id, "'lifecycleStatus':'active','startDate':'" + start + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "_count=7, 7",
    "_count=100, 100",
    "_count=1000000, 100",
    "_count=99999999999, 100",
    "_total=none, 100"
  })
  void aPageIsNeverLongerThanItsLimit(String count, int length) {
    var result = desk.ask("Goal?patient=p&" + count);

    assertThat(result.matches()).hasSize(length);
    assertThat(result.total()).isEqualTo(250);
    assertThat(result.next()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"_summary=count", "_count=0", "_count=000"})
  void countOnlyGivesTheTotal(String count) {
    var result = desk.ask("Goal?patient=p&" + count);

    assertThat(result.matches()).isEmpty();
    assertThat(result.next()).isEmpty();
    assertThat(result.total()).isEqualTo(250);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Goal?patient=p&_count=20",
        "Goal?patient=p&_count=20&_sort=-_lastUpdated",
        "Goal?patient=p&_count=20&_sort=start-date",
        "Goal?patient=p&_count=20&_sort=-start-date,_lastUpdated",
        "Goal?patient=p&_count=20&_sort=target-date"
      })
  void pagesTogetherHoldEveryMatchOnce(String search) {
    var all = new ArrayList<String>();
    var result = desk.ask(search);
    while (true) {
      all.addAll(ids(result.matches()));
      if (result.next().isEmpty()) {
        break;
      }
      result = desk.ask("Goal", result.next().get());
    }
    assertThat(all).hasSize(250).doesNotHaveDuplicates();
  }

  @Test
  void changeBetweenPagesIsNeverSkipped() {
    var seen = new LinkedHashSet<String>();
    var first = desk.ask("Goal?patient=p&_count=100");
    seen.addAll(ids(first.matches()));
    record.remove("Goal/g3");
    record.remove("Goal/g150");
    goalAgain("g150");
    goalAgain("g4");
    goal("new", "2026-02-01");

    var next = first.next();
    while (next.isPresent()) {
      var page = desk.ask("Goal", next.get());
      seen.addAll(ids(page.matches()));
      next = page.next();
    }

    assertThat(seen).hasSize(251).contains("g150", "g4", "new");
  }

  private void goalAgain(String id) {
    record.add(
        person,
        "Goal/" + id,
        "'lifecycleStatus':'completed'",
        SearchTestRecord.START.plusSeconds(1000));
  }

  @Test
  void defaultOrderIsThatOfTheRecord() {
    assertThat(ids(desk.ask("Goal?patient=p&_count=3").matches()))
        .containsExactly("g0", "g1", "g2");
    assertThat(ids(desk.ask("Goal?patient=p&_count=3&_sort=-_lastUpdated").matches()))
        .containsExactly("g249", "g248", "g247");
    assertThat(ids(desk.ask("Goal?patient=p&_count=3&_sort=-start-date").matches()))
        .containsExactly("g27", "g55", "g83");
    goal("undated", "");
    assertThat(ids(desk.ask("Goal?patient=p&_count=1&_sort=start-date").matches()))
        .containsExactly("g0");
  }

  @Test
  void theNextPageIsOfTheSameSearch() {
    var next = desk.ask("Goal?subject=p&_count=10&_sort=start-date").next().orElseThrow();

    assertThat(next).containsOnlyKeys("patient", "_count", "_sort", "_page");
    assertThat(next.get("patient")).containsExactly("Patient/p");
    var other = Map.of("patient", List.of("p"), "_page", next.get("_page"));
    assertThat(codes(desk.ask("Goal", other))).containsExactly("PAGE_INVALID");
  }
}
