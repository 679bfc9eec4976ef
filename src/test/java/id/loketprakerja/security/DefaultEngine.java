package id.loketprakerja.security;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * REST and the webapps find the engine by name in a static map, in which every test's application
 * puts its own.
 */
class DefaultEngine extends AbstractTestExecutionListener {

  private ProcessEngine before;

  @Override
  public void beforeTestClass(TestContext test) {
    ProcessEngine mine = test.getApplicationContext().getBean(ProcessEngine.class);
    before = ProcessEngines.getProcessEngines().put(mine.getName(), mine);
  }

  @Override
  public void afterTestClass(TestContext test) {
    if (before != null) {
      ProcessEngines.getProcessEngines().put(before.getName(), before);
    }
  }
}
