package id.loketprakerja.security;

/**
 * What the rules look at in a case.
 *
 * @param officeId the office that it belongs to; null for a case of all offices
 * @param serviceDayId the key of the service day that it belongs to; null for one of none
 * @param outlivesDay whether it may still be open when its service day is over
 */
record CaseFacts(String officeId, Long serviceDayId, boolean outlivesDay) {}
