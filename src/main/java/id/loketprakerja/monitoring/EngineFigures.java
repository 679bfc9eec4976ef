package id.loketprakerja.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** How much work lies in the engine, for whoever keeps the application running: numbers only. */
@Component
class EngineFigures implements MeterBinder {

  private final TaskService taskService;
  private final ManagementService managementService;
  private final RuntimeService runtimeService;

  EngineFigures(
      TaskService taskService, ManagementService managementService, RuntimeService runtimeService) {
    this.taskService = taskService;
    this.managementService = managementService;
    this.runtimeService = runtimeService;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "loket.tasks.open", "Open tasks", () -> taskService.createTaskQuery().count());
    gauge(
        registry,
        "loket.jobs.due",
        "Jobs that could run now and have not yet",
        () -> managementService.createJobQuery().executable().count());
    gauge(
        registry,
        "loket.jobs.failed",
        "Jobs that are not tried again",
        () -> managementService.createJobQuery().noRetriesLeft().count());
    gauge(
        registry,
        "loket.incidents",
        "Open incidents",
        () -> runtimeService.createIncidentQuery().count());
  }

  private static void gauge(
      MeterRegistry registry, String name, String meaning, Supplier<Number> figure) {
    Gauge.builder(name, figure).description(meaning).register(registry);
  }
}
