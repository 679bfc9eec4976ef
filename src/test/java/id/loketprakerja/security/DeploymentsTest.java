package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import id.loketprakerja.Refusal;
import id.loketprakerja.figures.RuleFigures;
import id.loketprakerja.security.EngineDoor.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an analyst may deploy; and what an older model may do that nobody looked at. */
@CounterTest
@ExtendWith(OutputCaptureExtension.class)
class DeploymentsTest {

  private static final String ANALYST = "analis1";

  @LocalServerPort private int port;
  @Autowired private RepositoryService repositoryService;
  @Autowired private RuntimeService runtimeService;
  @Autowired private IdentityService identityService;

  private List<String> before;

  @BeforeEach
  void rememberDeployments() {
    before = deployments();
  }

  @AfterEach
  void cleanUp() {
    identityService.clearAuthentication();
    deployments().stream()
        .filter(id -> !before.contains(id))
        .forEach(id -> repositoryService.deleteDeployment(id, true));
  }

  static Stream<Arguments> enormousFiles() {
    String bpmn =
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\">"
            + "<process id=\"p\" isExecutable=\"true\">%s</process></definitions>";
    String dmn =
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"d\""
            + " namespace=\"x\">%s</definitions>";
    String depth = "bersusun lebih dari 100 tingkat";
    return Stream.of(
        arguments(
            "a.bpmn",
            bpmn.formatted("<subProcess>".repeat(30_000) + "</subProcess>".repeat(30_000)),
            depth),
        arguments(
            "a.dmn",
            dmn.formatted("<decision>".repeat(30_000) + "</decision>".repeat(30_000)),
            depth),
        arguments("a.bpmn", bpmn.formatted("<task/>".repeat(20_001)), "lebih dari 20000 bagian"),
        arguments(
            "a.bpmn",
            bpmn.formatted("<task name=\"${" + "(".repeat(1500) + "1" + ")".repeat(1500) + "}\"/>"),
            depth),
        arguments(
            "a.bpmn",
            bpmn.formatted("<task name=\"${" + "!".repeat(100_000) + "true}\"/>"),
            "paling banyak 4000"),
        arguments(
            "a.dmn",
            dmn.formatted("<text>" + "(".repeat(1500) + "1" + ")".repeat(1500) + "</text>"),
            depth),
        arguments(
            "a.form",
            "{\"id\":\"a\",\"type\":\"default\",\"components\":["
                + "{\"type\":\"group\",\"components\":[".repeat(300)
                + "]}".repeat(300)
                + "]}",
            depth),
        arguments("a.form", "[".repeat(30_000) + "]".repeat(30_000), depth),
        arguments(
            "a.form",
            "{\"id\":\"a\",\"components\":[" + "{\"type\":\"text\"},".repeat(20_000) + "{}]}",
            "lebih dari 20000 bagian"),
        arguments(
            "a.form",
            "{\"id\":\"a\",\"components\":[{\"type\":\"expression\",\"expression\":\"="
                + "(".repeat(1500)
                + "\"}]}",
            depth));
  }

  @ParameterizedTest
  @MethodSource("enormousFiles")
  void givenAFileThatIsDeeperOrLargerThanAnybodyMeans_whenDeployed_thenRefusedWithItsLimit(
      String file, String content, String limit) {
    for (EngineDoor door : EngineDoor.values()) {
      HttpResponse<String> answer = door.open(port, ANALYST).deploy(Map.of(file, content));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains(file, limit);
    }
  }

  @Test
  void givenTheApplicationsOwnFiles_whenDeployedByAnAnalyst_thenTaken() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String folder : List.of("processes", "forms")) {
      try (Stream<Path> found = Files.list(Path.of(folder))) {
        found
            .filter(file -> !file.toString().endsWith(".png"))
            .forEach(file -> files.put(file.getFileName().toString(), read(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    for (EngineDoor door : EngineDoor.values()) {
      HttpResponse<String> answer = door.open(port, ANALYST).deploy(files);

      assertThat(answer.statusCode()).as(door + answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("participant-registration", "\"tenantId\":null");
    }
    List<String> forms = files.keySet().stream().filter(name -> name.endsWith(".form")).toList();
    RuleFigures.report(
        "rule 5",
        "what our own forms ask for",
        "forms %d, fields %d, none refused"
            .formatted(
                forms.size(),
                forms.stream()
                    .mapToInt(name -> files.get(name).split("\"key\":", -1).length - 1)
                    .sum()));
  }

  /** What it asks a server that it is to deploy to, and then the form that it sends. */
  @Test
  void givenCamundaModeler_whenAnAnalystDeploysTwice_thenTakenOnce() {
    Caller analyst = analyst();
    assertThat(analyst.get("/deployment?maxResults=0").body()).isEqualTo("[]");
    assertThat(analyst.get("/version").body()).contains("\"version\":\"7.24.0\"");

    Map<String, String> fields =
        Map.of(
            "deployment-name",
            "p",
            "deployment-source",
            "Camunda Modeler",
            "enable-duplicate-filtering",
            "true");
    Map<String, String> files =
        Map.of(
            "p.bpmn", model("<userTask id=\"x\"/>"), "f.form", "{\"id\":\"f\",\"components\":[]}");
    HttpResponse<String> first = analyst.deploy(fields, files);
    HttpResponse<String> second = analyst.deploy(fields, files);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.body()).contains("\"source\":\"Camunda Modeler\"", "\"key\":\"p\"");
    assertThat(second.body()).contains("\"deployedProcessDefinitions\":null");
    assertThat(deployments()).hasSize(before.size() + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"petugas1", "pendamping1", "manajer1"})
  void givenAnyoneElse_whenDeploying_thenRefused(String user) {
    for (EngineDoor door : EngineDoor.values()) {
      assertThat(
              door.open(port, user)
                  .deploy(Map.of("p.bpmn", model("<userTask id=\"x\"/>")))
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(deployments()).isEqualTo(before);
  }

  /** The Modeler has a field for it. */
  @Test
  void givenATenant_whenAnAnalystDeploys_thenRefusedAsModelsAreOfAllOffices() {
    assertThat(
            analyst()
                .deploy(
                    Map.of("tenant-id", "kantorcontoh"),
                    Map.of("p.bpmn", model("<userTask id=\"x\"/>")))
                .body())
        .contains("Kosongkan ID tenant (Tenant ID).");
  }

  @Test
  void givenMarkupAndLineBreaksInNames_whenDeployedAndRead_thenNoHeaderAndNoLineIsBroken(
      CapturedOutput log) {
    String name = "<img src=x onerror=alert(1)>\r\nX-Broken: 1";
    String file = "<img src=x onerror=alert(1)>%0d%0aX-Broken: 1.bpmn";
    Caller analyst = analyst();

    HttpResponse<String> deployed =
        analyst.deploy(
            Map.of("deployment-name", name, "deployment-source", name),
            Map.of(file, model("<userTask id=\"x\"/>")));
    assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
    String deployment =
        deployments().stream().filter(id -> !before.contains(id)).findAny().orElseThrow();
    String resources = "/deployment/" + deployment + "/resources";
    String resource = repositoryService.getDeploymentResources(deployment).get(0).getId();

    for (String path :
        List.of("/deployment/" + deployment, resources, resources + "/" + resource + "/data")) {
      HttpResponse<String> answer = analyst.get(path);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().map()).doesNotContainKey("x-broken");
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).doesNotContain("html"));
      assertThat(answer.body()).doesNotContain("\nX-Broken");
    }
    assertThat(log.getAll()).doesNotContain("\nX-Broken");
  }

  /** What an attacker would write in a model, and the word that the refusal names. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <scriptTask id="x" scriptFormat="juel"><script>${1}</script></scriptTask>                                        | skrip
          <scriptTask id="x" scriptFormat="groovy" camunda:resource="classpath://a.groovy"/>                               | skrip
          <serviceTask id="x" camunda:class="java.lang.Runtime"/>                                                          | atribut class
          <serviceTask id="x" xmlns:a="http://activiti.org/bpmn" a:class="java.lang.Runtime"/>                             | atribut class
          <serviceTask id="x" camunda:type="shell"/>                                                                       | atribut type
          <serviceTask id="x" camunda:type="external" camunda:topic="t"/>                                                  | atribut topic
          <serviceTask id="x" camunda:delegateExpression="${dataSource}"/>                                                 | delegate expression ${dataSource}
          <serviceTask id="x" camunda:delegateExpression="${''.class}"/>                                                   | delegate expression
          <serviceTask id="x" camunda:expression="${''.getClass().forName('java.lang.Runtime')}"/>                         | getClass()
          <serviceTask id="x" camunda:expression="${''['getClass']()}"/>                                                   | getClass()
          <serviceTask id="x" camunda:expression="${''['get'.concat('Class')]()}"/>                                        | [...]()
          <serviceTask id="x" camunda:expression="${''.class.name}"/>                                                      | class
          <serviceTask id="x" camunda:expression="${execution.getProcessEngineServices()}"/>                               | execution.getProcessEngineServices()
          <serviceTask id="x" camunda:expression="${execution.processEngine}"/>                                            | execution.processEngine
          <serviceTask id="x" camunda:expression="${execution.processInstance.processEngine}"/>                            | processEngine
          <serviceTask id="x" camunda:expression="${runtimeService.deleteProcessInstances(x, 'y', true, true)}"/>          | runtimeService.deleteProcessInstances()
          <serviceTask id="x" camunda:expression="${dataSource.connection}"/>                                              | dataSource.connection
          <serviceTask id="x" camunda:expression="${tickets.issue(1, 'x')}"/>                                              | tickets.issue()
          <serviceTask id="x" camunda:expression="${closeService.execute(execution)}"/>                                    | closeService.execute()
          <serviceTask id="x" camunda:expression="${JSON('{}').mapTo('java.lang.String')}"/>                               | JSON()
          <serviceTask id="x" camunda:expression="#{a.}"/>                                                                 | tidak dapat dibaca
          <userTask id="x" name="${environment.systemProperties}"/>                                                        | environment.systemProperties
          <userTask id="x" camunda:formKey="embedded:deployment:a.html"/>                                                  | atribut formKey
          <userTask id="x" camunda:formHandlerClass="java.lang.Runtime"/>                                                  | atribut formHandlerClass
          <userTask id="x" camunda:assignee="${task.processEngineServices}"/>                                              | task.processEngineServices
          <userTask id="x" camunda:dueDate="${environment.getProperty('x')}"/>                                             | environment.getProperty()
          <userTask id="x"><extensionElements><camunda:formData/></extensionElements></userTask>                           | elemen formData
          <userTask id="x"><extensionElements><camunda:taskListener event="create" class="java.lang.Runtime"/></extensionElements></userTask> | atribut class
          <userTask id="x"><extensionElements><camunda:executionListener event="start" delegateExpression="${environment}"/></extensionElements></userTask> | ${environment}
          <userTask id="x"><extensionElements><camunda:taskListener event="create"><camunda:script scriptFormat="juel">x</camunda:script></camunda:taskListener></extensionElements></userTask> | skrip
          <userTask id="x"><extensionElements><camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="juel">x</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask> | skrip
          <userTask id="x"><extensionElements><camunda:inputOutput><camunda:inputParameter name="a">${environment.systemProperties}</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask> | environment.systemProperties
          <serviceTask id="x" camunda:delegateExpression="${closeService}"><extensionElements><camunda:field name="a" stringValue="b"/></extensionElements></serviceTask> | elemen field
          <serviceTask id="x"><extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask> | elemen connector
          <callActivity id="x" calledElement="${other}"/>                                                                  | calledElement harus berupa nama yang tetap
          <callActivity id="x" calledElement="p" camunda:variableMappingClass="java.lang.Runtime"/>                        | atribut variableMappingClass
          <callActivity id="x" calledElement="p" camunda:calledElementTenantId="kantorlain"/>                              | atribut calledElementTenantId
          <businessRuleTask id="x" camunda:decisionRef="always" camunda:decisionRefTenantId="kantorlain"/>                 | atribut decisionRefTenantId
          <sequenceFlow id="x" sourceRef="start" targetRef="end"><conditionExpression language="juel">${1}</conditionExpression></sequenceFlow> | atribut language
          <sequenceFlow id="x" sourceRef="start" targetRef="end"><conditionExpression>${environment.activeProfiles != null}</conditionExpression></sequenceFlow> | environment.activeProfiles
          <userTask id="x" name="${participantName}"/>                                                                     | participantName adalah data pribadi
          <userTask id="x"><documentation>#{undeletedFiles}</documentation></userTask>                                     | undeletedFiles adalah data pribadi
          <serviceTask id="x" camunda:expression="${execution.getVariable('feedback')}"/>                                  | feedback adalah data pribadi
          <userTask id="x"><extensionElements><camunda:inputOutput><camunda:inputParameter name="a">Halo ${participantName.strip()}</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask> | participantName adalah data pribadi
          <callActivity id="x" calledElement="p"><extensionElements><camunda:in source="participantName" target="a"/></extensionElements></callActivity> | participantName adalah data pribadi
          <callActivity id="x" calledElement="p"><extensionElements><camunda:in businessKey="#{participantName}"/></extensionElements></callActivity> | participantName adalah data pribadi
          <userTask id="x"><multiInstanceLoopCharacteristics camunda:collection="undeletedFiles" camunda:elementVariable="a"/></userTask> | undeletedFiles adalah data pribadi
          <x:scriptTask xmlns:x="urn:x" id="x"/>                                                                           | skrip
          <x:thing xmlns:x="urn:x" id="x"/>                                                                                | elemen thing
          """)
  void givenAModelThatReachesFurther_whenDeployed_thenRefusedWithPlaceAndWord(
      String element, String word) {
    assertRefused("p.bpmn", model(element), "p.bpmn, baris 5, x: ", json(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"juel", "javascript", "groovy", "http://example.org/other"})
  void givenADecisionInAnotherLanguage_whenDeployed_thenRefused(String language) {
    assertRefused(
        "d.dmn",
        decision(language, "${1}"),
        "d.dmn, baris ",
        "bahasa " + language + " tidak diizinkan");
  }

  @Test
  void givenADecisionAboutAName_whenDeployed_thenRefused() {
    assertThat(
            analyst()
                .deploy(Map.of("d.dmn", decision("feel", "upper case(participantName)")))
                .body())
        .contains("d.dmn, baris ", "participantName adalah data pribadi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"type": "expression", "key": "a", "expression": "=participantName"}              | participantName adalah data pribadi
          {"type": "checklist", "key": "a", "valuesKey": "undeletedFiles"}                   | undeletedFiles adalah data pribadi
          {"type": "select", "key": "a", "valuesExpression": "=[participantName]"}          | participantName adalah data pribadi
          {"type": "textfield", "key": "password"}                                           | isian password tidak diizinkan
          {"type": "textfield", "key": "kataSandi"}                                          | isian kataSandi tidak diizinkan
          {"type": "textfield", "key": "nik"}                                                | isian nik tidak diizinkan
          {"type": "textfield", "key": "participantNIK"}                                     | isian participantNIK tidak diizinkan
          {"type": "textfield", "key": "userName"}                                           | isian userName tidak diizinkan
          {"type": "textfield", "key": "selfiePhoto"}                                        | isian selfiePhoto tidak diizinkan
          """)
  void givenAFormThatKeepsTooMuch_whenDeployed_thenRefused(String part, String word) {
    String form = "{\"id\":\"f\",\"components\":[{\"components\":[%s]}]}";

    HttpResponse<String> answer = analyst().deploy(Map.of("f.form", form.formatted(part)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("f.form: ", word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.groovy",
        "a.js",
        "a.py",
        "a.html",
        "a.cmmn",
        "a.bpmn20.xml",
        "a.txt",
        "a.dmn11.xml"
      })
  void givenAnyOtherFile_whenDeployed_thenRefused(String name) {
    assertRefused(name, "x", name + ": hanya berkas .bpmn, .dmn, dan .form");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p.bpmn", "d.dmn"})
  void givenADocumentTypeThatReadsAFile_whenDeployed_thenRefused(String name) {
    String model =
        "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>\n"
            + (name.endsWith("bpmn")
                    ? model("<userTask id=\"x\" name=\"&secret;\"/>")
                    : decision("feel", "&secret;"))
                .replaceFirst("<\\?xml.*\\?>", "");

    assertRefused(name, model, "DOCTYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iframe", "filepicker", "documentPreview"})
  void givenAFormThatBringsFilesOrForeignPages_whenDeployed_thenRefused(String type) {
    String form = "{\"id\":\"f\",\"components\":[{\"components\":[{\"type\":\"%s\"}]}]}";

    assertRefused("f.form", form.formatted(type), "f.form: bagian " + type + " tidak diizinkan");
    assertRefused("f.form", "{", "f.form: bukan JSON yang benar");
  }

  @Test
  void givenAModelWithoutWhatItNeeds_whenDeployed_thenRefusedAndWithItTaken() {
    String model =
        model(
            """
            <userTask id="x" camunda:formRef="f" camunda:formRefBinding="deployment"/>
            <businessRuleTask id="y" camunda:decisionRef="d" camunda:decisionRefBinding="deployment"/>
            <callActivity id="z" calledElement="other" camunda:calledElementBinding="deployment"/>
            <callActivity id="latest" calledElement="service-day"/>
            """);

    assertThat(analyst().deploy(Map.of("p.bpmn", model)).body())
        .contains(
            "p.bpmn, baris 5, x: formulir f tidak ada dalam penerapan ini.",
            "y: keputusan d tidak ada dalam penerapan ini.",
            "z: proses other tidak ada dalam penerapan ini.")
        .doesNotContain("latest");

    HttpResponse<String> answer =
        analyst()
            .deploy(
                Map.of(
                    "p.bpmn",
                    model,
                    "d.dmn",
                    decision("feel", "1"),
                    "f.form",
                    "{\"id\":\"f\",\"components\":[]}",
                    "other.bpmn",
                    model("<userTask id=\"x\"/>").replace("id=\"p\"", "id=\"other\"")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void givenAnAnalystInJava_whenDeployingAScript_thenRefusedToo() {
    identityService.setAuthentication(ANALYST, List.of("analyst"), List.of("kantorcontoh"));
    DeploymentBuilder deployment =
        repositoryService
            .createDeployment()
            .addString("p.bpmn", model("<scriptTask id=\"x\" scriptFormat=\"juel\"/>"));

    assertThatThrownBy(deployment::deploy)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("p.bpmn, baris 5, x: skrip tidak diizinkan");
  }

  /** As a model from before this check would have it: deployed by nobody in particular. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<serviceTask id='x' camunda:expression=\"${''.getClass()}\"/>",
        "<serviceTask id='x' camunda:expression=\"${''.class}\"/>",
        "<serviceTask id='x' camunda:expression=\"${''['getClass']()}\"/>",
        "<serviceTask id='x' camunda:expression='${execution.processEngineServices}'/>",
        "<serviceTask id='x' camunda:expression='${execution.getProcessEngineServices()}'/>",
        "<serviceTask id='x' camunda:expression='${execution.processInstance.setVariable(1, 2)}'/>",
        "<serviceTask id='x' camunda:expression='${now().getClass()}'/>",
        "<serviceTask id='x' camunda:expression='${offices.getClass()}'/>",
        "<serviceTask id='x' camunda:expression=\"${offices.byId('kantorcontoh').getClass()}\"/>",
        "<serviceTask id='x' camunda:expression='${offices.all()}'/>",
        "<serviceTask id='x' camunda:expression='${participantName}'/>",
        "<serviceTask id='x' camunda:expression=\"${execution.getVariable('participant'.concat('Name'))}\"/>",
        "<scriptTask id='x' scriptFormat='juel'><script>${1}</script></scriptTask>",
        "<scriptTask id='x' scriptFormat='feel'><script>1</script></scriptTask>"
      })
  void givenAnOlderModelThatReachesFurther_whenItRuns_thenRefused(String element) {
    deploy("p.bpmn", model(element));

    assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey("p"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Minta analis proses memperbaiki modelnya.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataSource", "environment", "runtimeService", "entityManager"})
  void givenAnOlderModelThatNamesAnotherBean_whenItRuns_thenUnknown(String bean) {
    deploy("p.bpmn", model("<serviceTask id='x' camunda:expression='${" + bean + "}'/>"));

    assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey("p"))
        .hasMessageContaining("Cannot resolve identifier '" + bean + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          juel       | ${''.getClass()}
          javascript | 1
          """)
  void givenAnOlderDecisionInAnotherLanguage_whenDecided_thenRefused(String language, String text) {
    deploy("d.dmn", decision(language, text));
    deploy("p.bpmn", model("<businessRuleTask id='x' camunda:decisionRef='d'/>"));

    assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey("p"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void givenAnExternalFunctionInFeel_whenDecided_thenNothingIsCalled() {
    deploy(
        "d.dmn",
        decision(
            "feel",
            "{f: function(x) external {java: {class: \"java.lang.System\", method signature:"
                + " \"getProperty(java.lang.String)\"}}, y: f(\"java.version\")}.y"));
    deploy("p.bpmn", model("<businessRuleTask id='x' camunda:decisionRef='d'/>"));

    assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey("p"))
        .hasStackTraceContaining("External functions are disabled");
  }

  private Caller analyst() {
    return EngineDoor.REST.open(port, ANALYST);
  }

  /** By both doors. */
  private void assertRefused(String name, String content, String... words) {
    for (EngineDoor door : EngineDoor.values()) {
      HttpResponse<String> answer = door.open(port, ANALYST).deploy(Map.of(name, content));

      assertThat(answer.statusCode()).as(door + answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains(words);
    }
    assertThat(deployments()).isEqualTo(before);
  }

  private void deploy(String name, String content) {
    Deployment done = repositoryService.createDeployment().addString(name, content).deploy();
    assertThat(done.getId()).isNotNull();
  }

  private List<String> deployments() {
    return repositoryService.createDeploymentQuery().list().stream()
        .map(Deployment::getId)
        .sorted()
        .toList();
  }

  /** A process that leads to the element, which stands on the fifth line. */
  private static String model(String element) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
        <process id="p" isExecutable="true" camunda:historyTimeToLive="P1D">
        <startEvent id="start"/><sequenceFlow id="toX" sourceRef="start" targetRef="x"/><sequenceFlow id="toEnd" sourceRef="x" targetRef="end"/><endEvent id="end"/>
        %s
        </process>
        </definitions>
        """
        .formatted(element);
  }

  private static String decision(String language, String text) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="ds" name="ds" namespace="t">
        <decision id="d" name="d" camunda:historyTimeToLive="P1D"><variable id="v" name="v"/>
        <literalExpression id="l" expressionLanguage="%s"><text>%s</text></literalExpression>
        </decision>
        </definitions>
        """
        .formatted(language, text);
  }

  private static String json(String text) {
    return text.replace("\"", "\\\"");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
