package id.loketprakerja.security;

import java.util.Set;

/**
 * What the rules look at in a task.
 *
 * @param name the name that staff see
 * @param assignee the user id of whoever holds the task; null while it is free
 * @param candidateGroups the ids of the groups that the model offers the task to
 * @param candidateUsers the ids of the people that the model offers the task to
 * @param ofCase the case that it belongs to
 */
record TaskFacts(
    String name,
    String assignee,
    Set<String> candidateGroups,
    Set<String> candidateUsers,
    CaseFacts ofCase) {}
