package id.loketprakerja.security;

import java.util.Set;

/**
 * What the rules look at in a task.
 *
 * @param name the name that staff see
 * @param assignee the user id of whoever holds the task; null while it is free
 * @param candidateGroups the ids of the groups that the model offers the task to
 * @param candidateUsers the ids of the people that the model offers the task to
 * @param officeId the office that the case belongs to; null for a case of all offices
 * @param serviceDayId the key of the service day that the task belongs to; null for one of none
 * @param outlivesDay whether the task may still be open when its service day is over
 */
record TaskFacts(
    String name,
    String assignee,
    Set<String> candidateGroups,
    Set<String> candidateUsers,
    String officeId,
    Long serviceDayId,
    boolean outlivesDay) {}
