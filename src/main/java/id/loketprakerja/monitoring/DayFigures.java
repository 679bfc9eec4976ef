package id.loketprakerja.monitoring;

/**
 * What happened on a service day, in numbers; no number can be traced to a person.
 *
 * @param ticketsIssued queue tickets issued
 * @param registered sessions that ended with a chosen batch
 * @param notPassed sessions that ended before that because the written test was not passed or has
 *     no result
 * @param noShow called to a desk but not there
 * @param left left the queue or the desk
 * @param sentHome still waiting at closing time
 * @param entriesRefused not let in for temperature or mask
 * @param problems problems that went to the customer care
 * @param photosDeleted photo files that the application deleted itself
 * @param likes feedback "like"
 * @param dislikes feedback "dislike"
 * @param noOpinion asked but gave no opinion
 */
record DayFigures(
    int ticketsIssued,
    int registered,
    int notPassed,
    int noShow,
    int left,
    int sentHome,
    int entriesRefused,
    int problems,
    int photosDeleted,
    int likes,
    int dislikes,
    int noOpinion) {}
