package id.loketprakerja.privacy;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;
import org.camunda.bpm.engine.impl.util.StringUtil;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;

/**
 * Lets history say of a failure in a case what kind it was and where it happened, and not its
 * message: that may quote what somebody wrote. While the case is open, the message stands with the
 * failed job and its incident.
 */
class DiscreetHistory extends CacheAwareHistoryEventProducer {

  @Override
  public HistoryEvent createHistoricJobLogFailedEvt(Job job, Throwable failure) {
    if (failure == null || job.getProcessInstanceId() == null) {
      return super.createHistoricJobLogFailedEvt(job, failure);
    }
    HistoricJobLogEvent event =
        (HistoricJobLogEvent) super.createHistoricJobLogFailedEvt(job, null);
    event.setJobExceptionMessage(failure.getClass().getName());
    ByteArrayEntity trace =
        ExceptionUtil.createJobExceptionByteArray(
            StringUtil.toByteArray(kindsAndPlaces(failure)), ResourceTypes.HISTORY);
    trace.setRootProcessInstanceId(event.getRootProcessInstanceId());
    trace.setRemovalTime(event.getRemovalTime());
    event.setExceptionByteArrayId(trace.getId());
    return event;
  }

  @Override
  protected void initHistoricIncidentEvent(
      HistoricIncidentEventEntity event, Incident incident, HistoryEventType type) {
    super.initHistoricIncidentEvent(event, incident, type);
    if (incident.getProcessInstanceId() != null) {
      event.setIncidentMessage(null);
    }
  }

  /** A stack trace without its messages. */
  private static String kindsAndPlaces(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(
            cause ->
                Stream.concat(
                    Stream.of(cause.getClass().getName()),
                    Arrays.stream(cause.getStackTrace()).map(place -> "\tat " + place)))
        .collect(Collectors.joining("\n"));
  }
}
