package id.loketprakerja;

import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * REST and the webapps find the engine by name in a static map, in which every test's application
 * puts its own; so each test class that has an engine puts it there again, whatever ran before it.
 * Spring finds this class through {@code META-INF/spring.factories}.
 */
class DefaultEngine extends AbstractTestExecutionListener {

  @Override
  public void beforeTestClass(TestContext test) {
    ApplicationContext application = test.getApplicationContext();
    application
        .getBeanProvider(ProcessEngine.class)
        .ifAvailable(
            engine -> {
              ProcessEngines.getProcessEngines().put(engine.getName(), engine);
              openWebapps(application);
            });
  }

  /** An application that ends takes these away from all others; they also keep its engine. */
  private static void openWebapps(ApplicationContext application) {
    Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
    Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
    Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
    Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
    // The application's own for Cockpit.
    if (application.containsBean("cockpitQueries")) {
      application
          .getBean("cockpitQueries", SmartInitializingSingleton.class)
          .afterSingletonsInstantiated();
    }
  }
}
