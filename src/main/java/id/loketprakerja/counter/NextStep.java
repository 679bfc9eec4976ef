package id.loketprakerja.counter;

import java.util.List;

/**
 * What comes after a step that has just been done.
 *
 * @param task the step that the same person goes on with and holds now; null when there is none
 * @param others the steps of the same case that others have to do
 * @param ended whether the case has ended
 * @param call the next participant whom the same person may take to a desk when there is nothing
 *     else to do in this case; null when there is none
 */
record NextStep(Step task, List<Step> others, boolean ended, Call call) {

  /**
   * An open task.
   *
   * @param groups what those are called to whom the model offers it
   */
  record Step(String id, String name, List<String> groups) {}

  /**
   * A participant who has been given a desk and is to be taken there.
   *
   * @param caseId the registration's process instance
   */
  record Call(String caseId, int ticket, int desk) {}
}
