package nl.pzp.record.search;

/** One key of the order of the matches: the moments of a parameter. */
record ResultOrder(SearchParameter parameter, boolean descending) {}
