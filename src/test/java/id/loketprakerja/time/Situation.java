package id.loketprakerja.time;

import id.loketprakerja.customercare.CustomerCareEscalationProcess;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Elements;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Escalations;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import id.loketprakerja.serviceday.OfficeAtWork;
import id.loketprakerja.sitepreparation.SitePreparationProcess;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Where an office stands when the application goes down, each with other timers that wait. */
enum Situation {
  NOTHING_BEGUN("2020-06-12T04:30") {
    @Override
    void happen(Office office) {
      // The calendar begins the day half an hour later, at 04:00 WIB.
    }
  },
  OFFICES_BEGINNING("2020-06-12T05:00") {
    @Override
    void happen(Office office) {
      office.calendarFires();
    }
  },
  DAY_BEGUN("2020-06-12T05:01") {
    @Override
    void happen(Office office) {
      office.at("2020-06-12T05:00");
      office.calendarFires();
      office.work().runDueJobs();
    }
  },
  PREPARING("2020-06-12T07:00") {
    @Override
    void happen(Office office) {
      office.work().beginPreparation();
    }
  },
  READY_TO_OPEN("2020-06-12T07:00") {
    @Override
    void happen(Office office) {
      office.readyToOpen();
    }
  },
  OPEN("2020-06-12T07:00") {
    @Override
    void happen(Office office) {
      office.work().openService();
    }
  },
  QUEUE("2020-06-12T13:00") {
    @Override
    void happen(Office office) {
      office.openInTheMorning();
      office.work().participantArrives();
      office.work().participantArrives();
    }
  },
  AFTER_SESSION("2020-06-12T14:00") {
    @Override
    void happen(Office office) {
      office.openInTheMorning();
      String registration = office.work().participantArrives().getId();
      office.work().serveUntilTest(registration, "FAILED");
      office
          .work()
          .completeIn(
              registration,
              office.work().officer(),
              Elements.EXPLAIN_NEXT_STEPS,
              Map.of("nextStepsExplained", true));
    }
  },
  HOTLINE_TO_CALL("2020-06-12T13:00") {
    @Override
    void happen(Office office) {
      office.openInTheMorning();
      office.problem();
    }
  },
  EMAIL_SENT("2020-06-12T08:30") {
    @Override
    void happen(Office office) {
      office.openInTheMorning();
      office.problem();
      office
          .work()
          .complete(
              office.work().officer(),
              CustomerCareEscalationProcess.Elements.EMAIL_CUSTOMER_CARE,
              Map.of(CustomerCareEscalationProcess.Variables.EMAIL_SENT, true));
    }
  },
  PROBLEM_UNRESOLVED("2020-06-12T13:00") {
    @Override
    void happen(Office office) {
      office.openInTheMorning();
      office.problem();
      office
          .work()
          .complete(
              office.work().officer(),
              CustomerCareEscalationProcess.Elements.CALL_HOTLINE,
              Map.of(
                  CustomerCareEscalationProcess.Variables.RESOLUTION,
                  "UNRESOLVED",
                  CustomerCareEscalationProcess.Variables.ANSWER,
                  "Coba lagi nanti."));
    }
  };

  private final String time;

  /**
   * @param time on the office's own clock, a Friday
   */
  Situation(String time) {
    this.time = time;
  }

  abstract void happen(Office office);

  /** It comes to this at the office, on a Friday or at the same time of another day. */
  void happenAt(OfficeAtWork work, ProcessEngine engine, Installation installation, String date) {
    Office office = new Office(work, engine, installation, date);
    installation.runsAt(work.at(time.replace("2020-06-12", date)));
    happen(office);
  }

  /** What the situations are made of. */
  record Office(OfficeAtWork work, ProcessEngine engine, Installation installation, String date) {

    void at(String time) {
      work.clockShows(time.replace("2020-06-12", date));
    }

    /** It is four o'clock in Jakarta. */
    void calendarFires() {
      Date now = ClockUtil.getCurrentTime();
      installation.runsAt(new Date(now.getTime() - 1000));
      ClockUtil.setCurrentTime(now);
      engine.getManagementService().executeJob(installation.calendar().getId());
    }

    void readyToOpen() {
      work.beginPreparation();
      work.planRoster(List.of(work.officer()), List.of(work.assistant()));
      work.screenStaff();
      OfficeAtWork.CHECKS.forEach(check -> work.check(check, OfficeAtWork.complete(check)));
      work.checkDesks();
      work.task(SitePreparationProcess.Elements.APPROVE_OPENING);
    }

    void openInTheMorning() {
      Date now = ClockUtil.getCurrentTime();
      at("2020-06-12T07:00");
      work.openService();
      ClockUtil.setCurrentTime(now);
    }

    /** A participant is led to a desk, and the officer cannot go on. */
    void problem() {
      ProcessInstance registration = work.participantArrives();
      Task task = work.taskIn(registration.getId(), Elements.GUIDE_TO_DESK);
      work.as(
          work.officer(),
          () -> {
            engine
                .getTaskService()
                .handleEscalation(
                    task.getId(),
                    Escalations.PROBLEM_REPORTED,
                    Map.of(Variables.PROBLEM, "Situs tidak terbuka."));
            return null;
          });
    }
  }
}
