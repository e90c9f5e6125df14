package nl.pzp.careteam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.pzp.careteam.RoleClaim.Role;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.jspecify.annotations.Nullable;

/**
 * One source's contributions to the care network. Its newest statement is complete: a member that
 * it omits was involved until then.
 */
final class Contributions {

  private record Who(String member, String roles) {}

  private final CareVocabulary vocabulary;

  Contributions(CareVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * @param statements about one CareTeam, in source order, at least one
   */
  List<RoleClaim> claims(List<SourceStatement> statements) {
    var newest = statements.get(statements.size() - 1);
    if (((CareTeam) newest.content()).getStatus() == CareTeamStatus.ENTEREDINERROR) {
      return List.of();
    }
    var claims = new LinkedHashMap<Who, List<RoleClaim>>();
    for (var statement : statements) {
      var team = (CareTeam) statement.content();
      if (team.getStatus() == CareTeamStatus.ENTEREDINERROR) {
        continue;
      }
      var named = named(statement, team);
      var ended = team.getStatus() == CareTeamStatus.INACTIVE ? statement.time().at() : null;
      claims.replaceAll((who, known) -> named.containsKey(who) ? known : until(known, statement));
      named.forEach(
          (who, said) ->
              claims.put(
                  who, ended == null ? said : said.stream().map(c -> cut(c, ended)).toList()));
    }
    return claims.values().stream().flatMap(List::stream).toList();
  }

  private Map<Who, List<RoleClaim>> named(SourceStatement statement, CareTeam team) {
    var named = new LinkedHashMap<Who, List<RoleClaim>>();
    for (var participant : team.getParticipant()) {
      if (!Member.of(participant.getMember()).isKnown()) {
        continue;
      }
      for (var claim : claims(statement, participant)) {
        var who = new Who(claim.member().key(), claim.role() + codes(claim.roles()));
        named.computeIfAbsent(who, w -> new ArrayList<>()).add(claim);
      }
    }
    return named;
  }

  private List<RoleClaim> claims(
      SourceStatement statement, CareTeamParticipantComponent participant) {
    var claims = new ArrayList<RoleClaim>();
    var others = new ArrayList<CodeableConcept>();
    for (var role : participant.getRole()) {
      if (vocabulary.is(role, NationalCode.RESPONSIBLE)) {
        claims.add(claim(Role.RESPONSIBLE, List.of(role), statement, participant));
      } else if (vocabulary.is(role, CareCode.CENTRAL_HEALTH_PROFESSIONAL)) {
        claims.add(claim(Role.CENTRAL, List.of(role), statement, participant));
      } else {
        others.add(role);
      }
    }
    if (!others.isEmpty() || claims.isEmpty()) {
      claims.add(claim(Role.OTHER, others, statement, participant));
    }
    return claims;
  }

  private static RoleClaim claim(
      Role role,
      List<CodeableConcept> roles,
      SourceStatement statement,
      CareTeamParticipantComponent participant) {
    var period = participant.getPeriod();
    return new RoleClaim(
        role,
        roles,
        Member.of(participant.getMember()),
        period.hasStart()
            ? SourceTime.firstMoment(period.getStartElement())
            : statement.time().at(),
        period.hasEnd() ? SourceTime.firstMoment(period.getEndElement()) : null,
        statement.subject(),
        statement.time());
  }

  private static List<RoleClaim> until(List<RoleClaim> claims, SourceStatement leftOut) {
    return claims.stream().map(claim -> cut(claim, leftOut.time().at())).toList();
  }

  private static RoleClaim cut(RoleClaim claim, @Nullable Instant end) {
    return claim.until(Timeline.earlier(claim.until(), end));
  }

  private static String codes(List<CodeableConcept> roles) {
    var codes = new StringBuilder();
    for (var role : roles) {
      role.getCoding()
          .forEach(c -> codes.append(c.getSystem()).append('|').append(c.getCode()).append(' '));
      codes.append(role.getText()).append(';');
    }
    return codes.toString();
  }
}
