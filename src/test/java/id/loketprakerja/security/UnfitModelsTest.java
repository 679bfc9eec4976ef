package id.loketprakerja.security;

import static org.assertj.core.api.Assertions.assertThat;

import id.loketprakerja.figures.RuleFigures;
import id.loketprakerja.security.EngineDoor.Caller;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Models with a fault of an analyst's, which the engine would take and stumble over later, or
 * refuse as if the system were out of order.
 */
@CounterTest
class UnfitModelsTest {

  private static final String MANY = "x".repeat(256);

  @LocalServerPort private int port;
  @Autowired private RepositoryService repositoryService;

  private Caller analyst;
  private List<String> shared;
  private List<String> before;

  @BeforeEach
  void rememberDeployments() {
    analyst = EngineDoor.REST.open(port, "analis1");
    shared = stored();
    before = shared;
  }

  @AfterEach
  void cleanUp() {
    repositoryService.createDeploymentQuery().list().stream()
        .map(Deployment::getId)
        .filter(id -> !shared.contains("deployment " + id))
        .forEach(id -> repositoryService.deleteDeployment(id, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <userTask id="x" camunda:dueDate="5 menit"/>                                          | tenggat "5 menit" tidak dapat dibaca
          <userTask id="x" camunda:dueDate="2026-13-45"/>                                       | tenggat "2026-13-45" tidak dapat dibaca
          <userTask id="x" camunda:followUpDate="besok"/>                                       | tanggal tindak lanjut "besok" tidak dapat dibaca
          <userTask id="x" camunda:priority="tinggi"/>                                          | priority harus berupa bilangan bulat, bukan "tinggi"
          <userTask id="x" camunda:candidateGroups="officer,petugas"/>                          | grup petugas tidak dikenal
          <userTask id="x" camunda:candidateUsers="petugas1, budi"/>                            | akun budi tidak dikenal
          <userTask id="x" camunda:assignee="budi"/>                                            | akun budi tidak dikenal
          <userTask id="x"><humanPerformer><resourceAssignmentExpression><formalExpression>budi</formalExpression></resourceAssignmentExpression></humanPerformer></userTask> | akun budi tidak dikenal
          <userTask id="x"><potentialOwner><resourceAssignmentExpression><formalExpression>user(petugas1), group(petugas)</formalExpression></resourceAssignmentExpression></potentialOwner></userTask> | grup petugas tidak dikenal
          <intermediateCatchEvent id="x"><timerEventDefinition id="t"><timeDuration>30 menit</timeDuration></timerEventDefinition></intermediateCatchEvent> | lama waktu "30 menit" tidak dapat dibaca
          <intermediateCatchEvent id="x"><timerEventDefinition id="t"><timeDate>besok</timeDate></timerEventDefinition></intermediateCatchEvent> | tanggal "besok" tidak dapat dibaca
          <intermediateCatchEvent id="x"><timerEventDefinition id="t"><timeCycle>0 0 25 * * *</timeCycle></timerEventDefinition></intermediateCatchEvent> | pengulangan "0 0 25 * * *" tidak dapat dibaca
          <intermediateCatchEvent id="x"><timerEventDefinition id="t"><timeCycle>R/PT0S</timeCycle></timerEventDefinition></intermediateCatchEvent> | pengulangan "R/PT0S" tidak dapat dibaca, atau terlalu sering
          <intermediateCatchEvent id="x"><timerEventDefinition id="t"><timeCycle>R/1970-01-01T00:00:00/PT1S</timeCycle></timerEventDefinition></intermediateCatchEvent> | tidak dapat dibaca
          <intermediateCatchEvent id="x"><timerEventDefinition id="t"/></intermediateCatchEvent>     | waktunya belum diisi
          <userTask id="x"><extensionElements><camunda:failedJobRetryTimeCycle>tiga kali</camunda:failedJobRetryTimeCycle></extensionElements></userTask> | jeda percobaan ulang "tiga kali" tidak dapat dibaca
          <userTask id="x"><multiInstanceLoopCharacteristics><loopCardinality>lima</loopCardinality></multiInstanceLoopCharacteristics></userTask> | loopCardinality harus berupa bilangan bulat
          <userTask id="x"><multiInstanceLoopCharacteristics><loopCardinality>5</loopCardinality><completionCondition>cukup</completionCondition></multiInstanceLoopCharacteristics></userTask> | syarat "cukup" bukan ekspresi
          <userTask id="x"><multiInstanceLoopCharacteristics/></userTask>                        | jumlah ulangan belum ditentukan
          <sequenceFlow id="x" sourceRef="start" targetRef="end"><conditionExpression>lulus</conditionExpression></sequenceFlow> | syarat "lulus" bukan ekspresi
          <sequenceFlow id="x" sourceRef="start" targetRef="nowhere"/>                           | tidak ada elemen dengan id nowhere
          <exclusiveGateway id="x"/><userTask id="start"/>                                       | id start dipakai lebih dari satu kali
          <serviceTask id="x"/>                                                                  | program untuk langkah ini belum ditentukan
          <callActivity id="x"/>                                                                 | proses yang dipanggil belum ditentukan
          <userTask id="x" camunda:formRef="f" camunda:formRefBinding="version" camunda:formRefVersion="satu"/> | formRefVersion harus berupa bilangan bulat
          <userTask id="x"><documentation>%4001</documentation></userTask>                       | mempunyai 4001 karakter; paling banyak 4000
          <userTask id="x" name="%256"/>                                                         | name terlalu panjang; paling banyak 255 karakter
          <userTask id="x" camunda:candidateGroups="%256"/>                                      | candidateGroups terlalu panjang; paling banyak 255 karakter
          <userTask id="x" camunda:priority="${1}"><extensionElements><camunda:inputOutput><camunda:inputParameter name="%256">1</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask> | name terlalu panjang
          """)
  void givenAFaultInAModel_whenDeployed_thenToldWithItsPlace(String element, String words) {
    String model = process(element.replace("%256", MANY).replace("%4001", "x".repeat(4001)));

    assertRefused(Map.of("p.bpmn", model), "p.bpmn, baris ", words);
  }

  @Test
  void givenTimesAndConditionsThatTheEngineReads_whenDeployed_thenTaken() {
    String model =
        process(
            """
            <userTask id="x" camunda:dueDate="PT5M" camunda:followUpDate="2026-01-31T09:00:00" camunda:priority="50"
                camunda:candidateGroups="officer, manager" camunda:candidateUsers="petugas1" name="${now()}">
            <extensionElements><camunda:failedJobRetryTimeCycle>R3/PT5M</camunda:failedJobRetryTimeCycle></extensionElements>
            </userTask>
            <boundaryEvent id="a" attachedToRef="x"><timerEventDefinition id="t"><timeCycle>0 0/10 8-16 * * MON-FRI</timeCycle></timerEventDefinition></boundaryEvent>
            <boundaryEvent id="b" attachedToRef="x"><timerEventDefinition id="u"><timeCycle>R3/PT10M</timeCycle></timerEventDefinition></boundaryEvent>
            <boundaryEvent id="c" attachedToRef="x"><timerEventDefinition id="v"><timeDate>2026-01-31T09:00:00</timeDate></timerEventDefinition></boundaryEvent>
            <boundaryEvent id="d" attachedToRef="x"><timerEventDefinition id="w"><timeDuration>${later}</timeDuration></timerEventDefinition></boundaryEvent>
            """);

    HttpResponse<String> answer = analyst.deploy(Map.of("p.bpmn", model));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          hitPolicy="UNIQUE"    | hitPolicy="BEST"        | nilai BEST tidak dikenal di sini
          hitPolicy="UNIQUE"    | hitPolicy="PRIORITY"    | hit policy PRIORITY tidak dapat dijalankan
          <rule id="r1">        | <rule>                  | sebuah bagian tabel (decision table rule) tidak mempunyai id
          <input id="i1">       | <input>                 | sebuah bagian tabel (decision table input) tidak mempunyai id
          > 37.5                | ]37,8..45]              | FEEL tidak dapat membaca "]37,8..45]"
          > 37.5                | > 37,8                  | "> 37,8" dibaca sebagai dua nilai
          >suhu<                | >suhu +<                | FEEL tidak dapat membaca "suhu +"
          >"ya"<                | >"ya<                   | FEEL tidak dapat membaca ""ya"
          name="hasil"          | name="%256"             | name terlalu panjang; paling banyak 255 karakter
          id="r1"               | id="%65"                | id terlalu panjang; paling banyak 64 karakter
          <inputEntry id="e1"><text>> 37.5</text></inputEntry> | - | sebuah aturan mempunyai 0 sel, padahal tabelnya mempunyai 1 kolom
          <decision id="d"      | <decisions id="d"       | baris 2
          """)
  void givenAFaultInADecision_whenDeployed_thenToldWithTheFile(
      String old, String changed, String words) {
    String table =
        TABLE.replace(
            old,
            changed.equals("-")
                ? ""
                : changed.replace("%256", MANY).replace("%65", "x".repeat(65)));
    assertThat(table).isNotEqualTo(TABLE);

    assertRefused(Map.of("d.dmn", table.replace("> 37", "&gt; 37")), "d.dmn", words);
  }

  @Test
  void givenDecisionsThatNeedEachOther_whenDeployed_thenToldThatTheyDo() {
    String needs =
        "<informationRequirement id=\"n%s\"><requiredDecision href=\"#%s\"/></informationRequirement>";
    String one =
        "<decision id=\"%s\" name=\"a\"><variable id=\"v%1$s\" name=\"v\"/>%s<literalExpression id=\"l%1$s\"><text>1</text></literalExpression></decision>";
    String graph =
        definitions(
            one.formatted("a", needs.formatted("a", "b"))
                + one.formatted("b", needs.formatted("b", "a")));

    assertRefused(Map.of("d.dmn", graph), "d.dmn", "memerlukan dirinya sendiri");
  }

  @Test
  void givenNothingToDecide_whenDeployed_thenTold() {
    assertRefused(Map.of("d.dmn", definitions("")), "d.dmn", "tidak ada keputusan yang dapat");
    assertRefused(
        Map.of("d.dmn", definitions("<decision id=\"d\" name=\"d\"/>")),
        "d.dmn",
        "tidak ada keputusan yang dapat");
    assertRefused(Map.of("d.dmn", "<a/>"), "d.dmn", "bukan model yang dikenal");
  }

  @Test
  void givenNothingToExecute_whenDeployed_thenTold() {
    String model = process("<userTask id=\"x\"/>");
    for (String other :
        List.of(
            model.replace("isExecutable=\"true\"", "isExecutable=\"false\""),
            model.replace("isExecutable=\"true\"", ""),
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"t\"/>")) {
      assertRefused(Map.of("p.bpmn", other), "p.bpmn", "tidak ada proses yang dapat dijalankan");
    }
  }

  @Test
  void givenTheSameIdTwice_whenDeployed_thenToldWithBothFiles() {
    String model = process("<userTask id=\"x\"/>");
    String form = "{\"id\":\"f\",\"components\":[]}";

    assertRefused(
        Map.of("a.bpmn", model, "b.bpmn", model),
        "a.bpmn, b.bpmn: proses p ada dua kali dalam penerapan ini.");
    assertRefused(
        Map.of("a.form", form, "b.form", form),
        "a.form, b.form: formulir f ada dua kali dalam penerapan ini.");
    assertRefused(
        Map.of(
            "a.dmn", TABLE.replace("> 37", "&gt; 37"), "b.dmn", TABLE.replace("> 37", "&gt; 37")),
        "a.dmn, b.dmn: keputusan d ada dua kali dalam penerapan ini.");
  }

  @Test
  void givenAMessageThatStartsAProcess_whenItIsToStartAnotherToo_thenTold() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("a.bpmn", startedByMessage("first"));
    files.put("b.bpmn", startedByMessage("second"));
    assertRefused(files, "b.bpmn, baris ", "pesan begin sudah memulai proses first.");

    assertThat(analyst.deploy(Map.of("a.bpmn", startedByMessage("first"))).statusCode())
        .isEqualTo(200);
    before = stored();
    assertRefused(
        Map.of("b.bpmn", startedByMessage("second")),
        "b.bpmn, baris ",
        "pesan begin sudah memulai proses first.");

    assertThat(analyst.deploy(Map.of("a.bpmn", startedByMessage("first"))).statusCode())
        .as("a new version of the same process")
        .isEqualTo(200);
  }

  @Test
  void givenAPatternThatCannotBeRead_whenDeployed_thenTold() {
    assertRefused(
        Map.of(
            "f.form",
            "{\"id\":\"f\",\"components\":[{\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"pattern\":\"[0-9\"}}]}"),
        "f.form: pola \"[0-9\" tidak dapat dibaca.");
  }

  @Test
  void givenNamesThatNoTableHolds_whenDeployed_thenTold() {
    String model = process("<userTask id=\"x\"/>");

    assertRefused(
        Map.of("p.bpmn", model.replace("id=\"p\"", "id=\"p\" name=\"" + MANY + "\"")),
        "p.bpmn, baris 3, p: name terlalu panjang; paling banyak 255 karakter.");
    assertRefused(
        Map.of(
            "p.bpmn",
            model.replace("id=\"p\"", "id=\"p\" camunda:versionTag=\"" + "v".repeat(65) + "\"")),
        "p.bpmn, baris 3, p: versionTag terlalu panjang; paling banyak 64 karakter.");
    assertRefused(
        Map.of("f.form", "{\"id\":\"" + MANY + "\",\"components\":[]}"),
        "id formulir terlalu panjang");
    HttpResponse<String> answer =
        analyst.deploy(Map.of("deployment-name", MANY), Map.of("p.bpmn", model));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("nama penerapan terlalu panjang");
    HttpResponse<String> unread = analyst.deploy(Map.of(MANY + ".bpmn", model));
    assertThat(unread.statusCode()).isEqualTo(400);
    assertThat(unread.body()).contains("Nama berkas mungkin terlalu panjang");
    assertThat(stored()).isEqualTo(before);
  }

  /**
   * Our own models and forms, each time with one thing in one of them deleted, doubled or spoilt:
   * taken or refused with the file's name, never as a disturbance, and never by halves.
   */
  @Test
  void givenOurOwnFilesWithOneFault_whenDeployed_thenTakenOrToldWhatIsWrong() {
    SpoiltFiles spoilt = new SpoiltFiles();
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < SpoiltFiles.TRIES; i++) {
      Map<String, String> files = spoilt.next();
      HttpResponse<String> answer = analyst.deploy(files);
      if (answer.statusCode() == 200) {
        taken++;
        cleanUp();
      } else {
        refused++;
        assertThat(answer.statusCode()).as(spoilt.last() + answer.body()).isEqualTo(400);
        assertThat(answer.body())
            .as(spoilt.last())
            .contains("Penerapan ditolak")
            .containsPattern("n[\\w-]+\\.(bpmn|dmn|form)[,:]")
            .doesNotContain("Exception", "ENGINE-", "\\tat ");
      }
      assertThat(stored()).as(spoilt.last()).isEqualTo(before);
    }
    assertThat(refused).isPositive();
    RuleFigures.report(
        "models with a fault",
        "our own files, one thing spoilt",
        "tries %d, refused with a reason %d, taken %d, failed 0"
            .formatted(SpoiltFiles.TRIES, refused, taken));
  }

  private void assertRefused(Map<String, String> files, String... words) {
    HttpResponse<String> answer = analyst.deploy(files);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body().replace("\\\"", "\"")).contains("Penerapan ditolak").contains(words);
    assertThat(stored()).isEqualTo(before);
  }

  /** Everything that a deployment leaves. */
  private List<String> stored() {
    return Stream.of(
            repositoryService.createDeploymentQuery().list().stream()
                .map(one -> "deployment " + one.getId()),
            repositoryService.createProcessDefinitionQuery().list().stream()
                .map(one -> "process " + one.getId()),
            repositoryService.createDecisionDefinitionQuery().list().stream()
                .map(one -> "decision " + one.getId()))
        .flatMap(ids -> ids)
        .sorted()
        .toList();
  }

  private static String startedByMessage(String id) {
    return process("<userTask id=\"x\"/>")
        .replace("id=\"p\"", "id=\"" + id + "\"")
        .replace(
            "<startEvent id=\"start\"/>",
            "<startEvent id=\"start\"><messageEventDefinition id=\"m\" messageRef=\"message\"/></startEvent>")
        .replace("<process", "<message id=\"message\" name=\"begin\"/><process");
  }

  private static String process(String element) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
        <process id="p" isExecutable="true" camunda:historyTimeToLive="P1D">
        <startEvent id="start"/><sequenceFlow id="toEnd" sourceRef="start" targetRef="end"/><endEvent id="end"/>
        %s
        </process>
        </definitions>
        """
        .formatted(element);
  }

  private static String definitions(String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"ds\" name=\"ds\" namespace=\"t\">"
        + content
        + "</definitions>";
  }

  private static final String TABLE =
      definitions(
          "<decision id=\"d\" name=\"d\"><decisionTable id=\"t\" hitPolicy=\"UNIQUE\">"
              + "<input id=\"i1\"><inputExpression id=\"x1\" typeRef=\"double\"><text>suhu</text></inputExpression></input>"
              + "<output id=\"o1\" name=\"hasil\" typeRef=\"string\"/>"
              + "<rule id=\"r1\"><inputEntry id=\"e1\"><text>> 37.5</text></inputEntry>"
              + "<outputEntry id=\"u1\"><text>\"ya\"</text></outputEntry></rule>"
              + "</decisionTable></decision>");
}
