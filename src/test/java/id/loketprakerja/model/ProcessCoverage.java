package id.loketprakerja.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.Collector;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.CompensationEventCoverageHandler;
import org.camunda.community.process_test_coverage.engine.platform7.ElementCoverageParseListener;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;

/**
 * Which flow nodes and sequence flows of which models tests have passed. Models other than those
 * given are left out.
 */
final class ProcessCoverage implements Collector {

  /** What the tests of this JVM have passed of the models in processes/. */
  static final ProcessCoverage OF_THIS_JVM = ofAllModels();

  private static final String OUTSIDE_A_TEST = "outside a test";

  private final Map<String, BpmnModelInstance> models;
  private final DefaultCollector collector;
  private final Suite suite;

  /** A long test passes the same again and again; the report needs it once. */
  private final Map<String, Event> passedByThisTest = new LinkedHashMap<>();

  ProcessCoverage(String name, Map<String, BpmnModelInstance> models) {
    this.models = new TreeMap<>(models);
    this.collector = new DefaultCollector(this::modelOf);
    this.suite = collector.createSuite(new Suite(name, name));
    collector.activateSuite(suite.getId());
    enter(OUTSIDE_A_TEST);
  }

  /** For the models in processes/, of which nothing has been passed yet. */
  static ProcessCoverage ofAllModels() {
    return new ProcessCoverage(
        "all-models",
        ModelFiles.processes().stream()
            .collect(Collectors.toMap(ModelFiles::idOf, ModelFiles::read)));
  }

  void listenTo(ProcessEngineConfigurationImpl configuration) {
    ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
    configuration.getCustomPostBPMNParseListeners().stream()
        .filter(ElementCoverageParseListener.class::isInstance)
        .forEach(listener -> ((ElementCoverageParseListener) listener).setCoverageState(this));
    configuration.getCustomEventHandlers().stream()
        .filter(CompensationEventCoverageHandler.class::isInstance)
        .forEach(handler -> ((CompensationEventCoverageHandler) handler).setCoverageState(this));
  }

  /** What follows belongs to the named test. */
  synchronized void enter(String test) {
    if (suite.getRun(test) == null) {
      collector.createRun(new Run(test, test), suite.getId());
    }
    collector.activateRun(test);
    passedByThisTest.clear();
  }

  /**
   * What follows belongs to no test.
   *
   * @return what the test before has passed
   */
  synchronized List<Event> leave() {
    List<Event> passed = List.copyOf(passedByThisTest.values());
    enter(OUTSIDE_A_TEST);
    return passed;
  }

  @Override
  public synchronized void addEvent(Event event) {
    if (models.containsKey(event.getModelKey())
        && passedByThisTest.putIfAbsent(
                event.getModelKey() + " " + event.getDefinitionKey() + " " + event.getType(), event)
            == null) {
      collector.addEvent(event);
    }
  }

  /** The ids of the model's flow nodes and sequence flows that no test has passed. */
  synchronized Set<String> missed(String process) {
    Set<String> missed = elementsOf(process).map(BaseElement::getId).collect(Collectors.toSet());
    suite.getEvents(process).stream().map(Event::getDefinitionKey).forEach(missed::remove);
    return new TreeSet<>(missed);
  }

  /** The share of the model's flow nodes and sequence flows that some test has passed: 0 to 1. */
  double ratio(String process) {
    return 1 - (double) missed(process).size() / elementsOf(process).count();
  }

  /** Writes report.html and report.json into a folder with the name of this coverage. */
  synchronized void writeReport(String folder) {
    CoverageReportUtil.createReport(collector, folder);
    CoverageReportUtil.createJsonReport(collector, folder);
  }

  private Model modelOf(String process) {
    BpmnModelInstance model = models.get(process);
    return new Model(
        process, Math.toIntExact(elementsOf(process).count()), null, Bpmn.convertToString(model));
  }

  private Stream<BaseElement> elementsOf(String process) {
    BpmnModelInstance model = models.get(process);
    return Stream.concat(
        model.getModelElementsByType(FlowNode.class).stream(),
        model.getModelElementsByType(SequenceFlow.class).stream());
  }
}
