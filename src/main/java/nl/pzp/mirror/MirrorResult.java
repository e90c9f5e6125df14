package nl.pzp.mirror;

/** The meaning of an answer's status. */
enum MirrorResult {
  TAKEN,
  /** The mirror has another version than we know, or refuses a resource. */
  LOOK_AGAIN;

  /**
   * @throws MirrorAwayException when the mirror takes nothing now
   */
  static MirrorResult of(MirrorReply reply) {
    if (reply.isOk()) {
      return TAKEN;
    }
    return switch (reply.status()) {
      case 400, 409, 410, 412, 413, 422 -> LOOK_AGAIN;
      default -> throw away(reply);
    };
  }

  /** The reason that the mirror takes nothing now. */
  static MirrorAwayException away(MirrorReply reply) {
    var why =
        switch (reply.status()) {
          case 401, 403, 407 -> MirrorProblem.NO_ACCESS;
          case 408, 409, 425, 429 -> MirrorProblem.NOT_NOW;
          default ->
              reply.status() >= 500 && reply.status() != 501
                  ? MirrorProblem.NOT_NOW
                  : MirrorProblem.NO_TRANSACTIONS;
        };
    return MirrorAwayException.notNow(why, reply.retryAfter());
  }
}
