package id.loketprakerja.sitepreparation;

import java.util.Set;

/**
 * The roster of a service day has been planned anew.
 *
 * @param takenOff the user ids of those who were on it and are no longer
 */
public record RosterChanged(long serviceDayId, Set<String> takenOff) {}
