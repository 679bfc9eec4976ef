package id.loketprakerja.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.loketprakerja.customercare.Hotline;
import id.loketprakerja.model.ProcessTest;
import id.loketprakerja.office.Offices;
import id.loketprakerja.registration.OpenServiceDay;
import id.loketprakerja.registration.Participant;
import id.loketprakerja.registration.ParticipantRegistrationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.registration.ProgrammeDates;
import id.loketprakerja.registration.StaffTask;
import id.loketprakerja.serviceday.OfficeAtWork;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** What the printed pages say, and to whom they are shown. */
@ProcessTest
class PrintedMatterTest {

  @Autowired private WebApplicationContext application;
  @Autowired private ProcessEngine engine;

  private MockMvc web;

  @BeforeEach
  void visit() {
    web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
  }

  @Nested
  class Sheets {

    @Test
    void givenAnOffice_whenPrintingItsServiceHours_thenASheetForEachDoorFromTheConfiguration()
        throws Exception {
      OfficeAtWork.inJayapura(engine).clockShows("2020-05-20T07:00");

      String page = page("petugasjayapura", "/print/service-hours");

      assertThat(page)
          .contains("lang=\"id\"", "Ruang pendaftaran", "Ruang pelatihan")
          .contains("Senin–Kamis", "07.30–14.00", "Dinas Tenaga Kerja Provinsi Contoh")
          .containsPattern("Tutup tanggal\\s+<strong class=\"whole\">21 Mei 2020</strong>");
    }

    @Test
    void givenNoClosedDateWithinAMonth_whenPrintingTheServiceHours_thenNoneIsAnnounced()
        throws Exception {
      OfficeAtWork jayapura = OfficeAtWork.inJayapura(engine);
      jayapura.clockShows("2020-04-20T07:00");
      assertThat(page("petugasjayapura", "/print/service-hours")).doesNotContain("Tutup tanggal");

      jayapura.clockShows("2020-04-21T07:00");

      assertThat(page("petugasjayapura", "/print/service-hours")).contains("21 Mei 2020");
    }

    @Test
    void givenAnOfficeWithTwoDesks_whenPrintingTheDeskKit_thenARowForEach() throws Exception {
      assertThat(page("petugasjayapura", "/print/desk-kit"))
          .containsOnlyOnce("<th scope=\"row\">1</th>")
          .containsOnlyOnce("<th scope=\"row\">2</th>")
          .doesNotContain("<th scope=\"row\">3</th>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email-guide", "account-guide"})
    void givenNoCopyOfTheOffice_whenPrintingAGuide_thenOursWhichNamesTheOfficialOne(String guide)
        throws Exception {
      assertThat(page("petugas1", "/print/" + guide))
          .contains("Langkah-langkah", "Panduan resmi program Kartu Prakerja")
          .contains("Tempat salinan panduan resmi atau catatan kantor")
          .doesNotContain("office-copy");

      MockHttpServletResponse copy = answer("petugas1", "/print/" + guide + "/office-copy");
      assertThat(copy.getStatus()).isEqualTo(404);
      assertThat(copy.getContentAsString()).contains("Salinan panduan milik kantor tidak ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service-hours", "email-guide", "account-guide", "desk-kit"})
    void givenAnySheet_whenOpened_thenNothingThatAStrictPolicyWouldStop(String sheet)
        throws Exception {
      assertThat(page("pendamping1", "/print/" + sheet))
          .contains("<link rel=\"stylesheet\" href=\"/print.css\">")
          .contains("<script src=\"/print.js\" defer></script>")
          .doesNotContain(" style=", "<style", " onclick", "th:", "http://");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"service-hours", "email-guide", "account-guide", "desk-kit", "slip/1/1"})
    void givenNobody_whenOpeningASheet_thenTheSignInPage(String sheet) throws Exception {
      MockHttpServletResponse answer =
          web.perform(get("/print/" + sheet)).andReturn().getResponse();

      assertThat(answer.getStatus()).isEqualTo(302);
      assertThat(answer.getRedirectedUrl()).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/print/slip/x/1", "/print/slip/1/x", "/print/slip/1/99999999999"})
    void givenSomethingThatIsNoNumber_whenAskingForTheSlip_thenABadRequest(String path)
        throws Exception {
      assertThat(answer("petugas1", path).getStatus()).isEqualTo(400);
    }
  }

  @Nested
  class OfficeCopies {

    @Autowired private OwnOffices ownOffices;
    @Autowired private Offices offices;
    @Autowired private Slips slips;
    @Autowired private ProgrammeDates programmeDates;
    @Autowired private Hotline hotline;
    @Autowired private ThymeleafViewResolver views;

    @TempDir private Path folder;
    private Path copy;
    private MockMvc officeWithACopy;

    @BeforeEach
    void copyOfTheEmailGuide() throws Exception {
      copy = Files.writeString(folder.resolve("guide.pdf"), "%PDF-1.7");
      officeWithACopy =
          MockMvcBuilders.standaloneSetup(
                  new PrintedMatter(
                      ownOffices,
                      offices,
                      slips,
                      programmeDates,
                      hotline,
                      new DocumentProperties(copy, null)))
              .setViewResolvers(views::resolveViewName)
              .build();
    }

    @Test
    void givenACopyOfOneGuide_whenPrintingTheGuides_thenOnlyThatPageLeadsToIt() throws Exception {
      assertThat(shown("/print/email-guide").getContentAsString())
          .contains("href=\"/print/email-guide/office-copy\"");
      assertThat(shown("/print/account-guide").getContentAsString()).doesNotContain("office-copy");
    }

    @Test
    void givenACopy_whenOpeningIt_thenItIsShownAsAPdf() throws Exception {
      MockHttpServletResponse answer = shown("/print/email-guide/office-copy");

      assertThat(answer.getContentType()).isEqualTo("application/pdf");
      assertThat(answer.getHeader("Content-Disposition")).startsWith("inline");
      assertThat(answer.getContentAsString()).isEqualTo("%PDF-1.7");
    }

    @Test
    void givenACopyThatIsTakenAway_whenOpeningIt_thenToldWhatToDo() throws Exception {
      Files.delete(copy);

      MockHttpServletResponse answer = shown("/print/email-guide/office-copy");

      assertThat(answer.getStatus()).isEqualTo(404);
      assertThat(answer.getContentAsString()).contains("beri tahu administrator");
    }

    private MockHttpServletResponse shown(String path) {
      return OfficeAtWork.inContoh(engine)
          .as(
              "petugas1",
              () -> {
                try {
                  return officeWithACopy.perform(get(path)).andReturn().getResponse();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
    }
  }

  @Nested
  class WhoseOffice {

    private static final String NEWCOMER = "petugasbaru";

    @Autowired private IdentityService identityService;

    @Test
    void givenAPersonOfSeveralOffices_whenOpeningASheet_thenAskedWhich() throws Exception {
      memberOf("kantorcontoh", "kantormakassar");
      try {
        assertThat(page(NEWCOMER, "/print/service-hours"))
            .contains("Untuk kantor mana", "?office=kantorcontoh", "?office=kantormakassar")
            .doesNotContain("kantorjayapura");

        assertThat(page(NEWCOMER, "/print/service-hours?office=kantormakassar"))
            .contains("Dinas Tenaga Kerja Kota Contoh Timur", "08.00–15.00");
      } finally {
        identityService.deleteUser(NEWCOMER);
      }
    }

    @Test
    void givenAPersonOfNoOffice_whenOpeningASheet_thenToldWhoCanHelp() throws Exception {
      memberOf();
      try {
        MockHttpServletResponse answer = answer(NEWCOMER, "/print/desk-kit");

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).contains("Minta administrator menghubungkannya.");
      } finally {
        identityService.deleteUser(NEWCOMER);
      }
    }

    @Test
    void
        givenAPersonWhoMovesToAnotherOffice_whenOpeningASheet_thenAskedToSignInAndThenTheNewOffices()
            throws Exception {
      memberOf("kantorcontoh");
      try {
        MockHttpSession session = signIn(NEWCOMER);
        identityService.deleteTenantUserMembership("kantorcontoh", NEWCOMER);
        identityService.createTenantUserMembership("kantorjayapura", NEWCOMER);

        assertThat(
                web.perform(get("/print/service-hours").session(session))
                    .andReturn()
                    .getResponse()
                    .getRedirectedUrl())
            .startsWith("/login");
        assertThat(answer(NEWCOMER, "/print/service-hours").getContentAsString())
            .contains("Dinas Tenaga Kerja Provinsi Contoh");
      } finally {
        identityService.deleteUser(NEWCOMER);
      }
    }

    @Test
    void givenAnotherOffice_whenAskingForItsSheet_thenRefused() throws Exception {
      MockHttpServletResponse answer =
          answer("petugas1", "/print/service-hours?office=kantormakassar");

      assertThat(answer.getStatus()).isEqualTo(404);
      assertThat(answer.getContentAsString())
          .contains("akun Anda tidak terdaftar di sana")
          .doesNotContain("Kota Contoh Timur");
    }

    private void memberOf(String... offices) {
      var user = identityService.newUser(NEWCOMER);
      user.setPassword(NEWCOMER);
      ((IdentityServiceImpl) identityService).saveUser(user, true);
      identityService.createMembership(NEWCOMER, "officer");
      for (String office : offices) {
        identityService.createTenantUserMembership(office, NEWCOMER);
      }
    }
  }

  @Nested
  class SlipOfAParticipant {

    private Participant participant;
    private String slip;

    @BeforeEach
    void participantAtTheDesk() {
      OpenServiceDay day = new OpenServiceDay(application);
      day.begin(1);
      participant = day.participantArrives();
      String registration =
          engine
              .getRuntimeService()
              .createProcessInstanceQuery()
              .processDefinitionKey(ParticipantRegistrationProcess.KEY)
              .singleResult()
              .getId();
      slip =
          "/print/slip/"
              + engine.getRuntimeService().getVariable(registration, Variables.SERVICE_DAY_ID)
              + "/1";
    }

    @Test
    void givenAnOpenRegistration_whenPrintingTheSlip_thenWhatToKeepInMindButNoName()
        throws Exception {
      assertThat(page("petugas1", slip))
          .containsPattern("Nomor antrean <strong>1</strong>")
          .contains("Dinas Tenaga Kerja Kabupaten Contoh", "<p>21 Mei 2026</p>")
          .contains("<strong>21 November 2026</strong>", "<strong>17 April 2020</strong>")
          .contains(">021-25541246</strong>", "Senin–Jumat 08.00–19.00 WIB")
          .contains("info@prakerja.go.id", "kepada siapa pun", "dikirim ke email Anda")
          .containsOnlyOnce("<section id=\"feedback\">")
          .doesNotContain("Peserta Uji");
    }

    @Test
    void givenASessionThatIsOver_whenPrintingTheSlip_thenOnlyWhileTheCaseIsOpen() throws Exception {
      participant.passesSession();
      participant.passes(StaffTask.RECORD_FEEDBACK, StaffTask.DELETE_PHOTOS);
      assertThat(page("manajer1", slip)).contains("Nomor antrean");

      participant.passes(StaffTask.DISINFECT_DESK);

      assertRefused(answer("manajer1", slip));
    }

    @Test
    void givenSomeoneWhoDoesNotSeeTheCase_whenAskingForTheSlip_thenRefused() throws Exception {
      assertRefused(answer("petugasmakassar", slip));
      assertRefused(answer("manajermakassar", slip));
      assertRefused(answer("analis1", slip));
    }

    @Test
    void givenATicketThatWasNeverIssued_whenAskingForTheSlip_thenRefused() throws Exception {
      assertRefused(answer("petugas1", slip.replaceFirst("/1$", "/2")));
      assertRefused(answer("petugas1", "/print/slip/999999/1"));
    }

    private void assertRefused(MockHttpServletResponse answer) throws Exception {
      assertThat(answer.getStatus()).isEqualTo(404);
      assertThat(answer.getContentAsString())
          .contains("Nomor antrean ini tidak sedang dilayani di kantor Anda.")
          .doesNotContain("Kabupaten Contoh");
    }
  }

  private MockHttpSession signIn(String person) throws Exception {
    return (MockHttpSession)
        web.perform(formLogin("/login").user(person).password(person))
            .andReturn()
            .getRequest()
            .getSession();
  }

  private MockHttpServletResponse answer(String person, String path) throws Exception {
    MockHttpServletResponse answer =
        web.perform(get(path).session(signIn(person))).andReturn().getResponse();
    answer.setDefaultCharacterEncoding("UTF-8");
    return answer;
  }

  private String page(String person, String path) throws Exception {
    MockHttpServletResponse answer = answer(person, path);
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsString();
  }
}
