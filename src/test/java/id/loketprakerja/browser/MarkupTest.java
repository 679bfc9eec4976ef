package id.loketprakerja.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * HTML in the names, labels and texts of a model that an analyst deployed, and in what somebody
 * typed: shown, and never run, in the session of whoever looks at it.
 */
@BrowserTest
class MarkupTest {

  private static final String ATTACK = "<img src=x onerror=window.attacked=1>";
  private static final String ESCAPED = "&lt;img src=x onerror=window.attacked=1&gt;";

  @Autowired private ProcessEngine engine;
  private Deployment deployment;

  @BeforeEach
  void anAnalystDeploysMarkup() {
    engine
        .getIdentityService()
        .setAuthentication("analis1", List.of("analyst"), List.of("kantorcontoh"));
    deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .name("markup" + ATTACK)
            .addString("markup.bpmn", MODEL)
            .addString("markup.form", FORM)
            .deploy();
    engine.getIdentityService().clearAuthentication();
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "markup", Map.of("officeId", "kantorcontoh", "typed", "ketikan " + ATTACK));
  }

  @AfterEach
  void removeIt() {
    engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
  }

  @Test
  void givenMarkupEverywhere_whenAManagerWorksAndWatches_thenItIsText(Windows windows) {
    Tasklist manager = windows.tasklist("manajer1");
    Page page = manager.page();

    manager.take("Tugas " + ATTACK);

    assertThat(page.locator(".form-pane")).containsText("Ini ketikan " + ATTACK);
    assertThat(
            page.locator(
                ".form-pane :is(script, iframe, [onerror], [href^='javascript'], [src^='javascript'])"))
        .hasCount(0);
    page.getByText("Keterangan", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("body")).containsText("Uraian " + ATTACK);
    assertNothingRan(page);
    // Nobody is offered to write what the server does not take.
    assertThat(page.locator(".createCommentLink")).isHidden();

    String definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey("markup")
            .singleResult()
            .getId();
    page.navigate("/camunda/app/cockpit/default/#/process-definition/" + definition + "/runtime");

    assertThat(page.locator("body")).containsText("Proses " + ATTACK);
    assertThat(page.locator(".djs-container").first()).isVisible();
    assertNothingRan(page);
  }

  private static void assertNothingRan(Page page) {
    assertThat(page.evaluate("window.attacked")).isNull();
  }

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
        xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" targetNamespace="t">
        <process id="markup" name="Proses ATTACK" isExecutable="true" camunda:historyTimeToLive="P1D">
          <startEvent id="start"/>
          <sequenceFlow id="toTask" name="Alur ATTACK" sourceRef="start" targetRef="task"/>
          <userTask id="task" name="Tugas ATTACK" camunda:candidateGroups="manager" camunda:formRef="markup" camunda:formRefBinding="deployment">
            <documentation>Uraian ATTACK</documentation>
          </userTask>
        </process>
        <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="markup">
          <bpmndi:BPMNShape id="startShape" bpmnElement="start"><dc:Bounds x="100" y="100" width="36" height="36"/></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="taskShape" bpmnElement="task"><dc:Bounds x="200" y="80" width="100" height="80"/></bpmndi:BPMNShape>
        </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
      </definitions>
      """
          .replace("ATTACK", ESCAPED);

  private static final String FORM =
      """
      {"id": "markup", "type": "default", "schemaVersion": 16, "components": [
        {"type": "textfield", "key": "typed", "id": "a", "label": "Isian ATTACK", "description": "Petunjuk ATTACK"},
        {"type": "text", "id": "b", "text": "Teks ATTACK <script>window.attacked=1</script> [tautan](javascript:window.attacked=1)"},
        {"type": "html", "id": "c", "content": "<p>Ini {{typed}}</p> ATTACK <script>window.attacked=1</script><iframe src='javascript:parent.attacked=1'></iframe><a href='javascript:window.attacked=1'>x</a>"}
      ]}
      """
          .replace("ATTACK", ATTACK);
}
