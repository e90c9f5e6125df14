package nl.pzp.mirror;

/** What a mirror means by the status of an answer. */
enum MirrorResult {
  TAKEN,
  /** Something there is not as we thought, or something of it is not taken. */
  LOOK_AGAIN;

  /**
   * @throws MirrorAwayException when nothing is to be done now
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

  /** Why nothing is to be done now. */
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
