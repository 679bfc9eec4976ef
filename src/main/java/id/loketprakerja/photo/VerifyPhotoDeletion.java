package id.loketprakerja.photo;

import static org.camunda.spin.Spin.JSON;

import id.loketprakerja.registration.ParticipantRegistrationProcess.Errors;
import id.loketprakerja.registration.ParticipantRegistrationProcess.HiddenVariables;
import id.loketprakerja.registration.ParticipantRegistrationProcess.Variables;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/**
 * Deletes what is left of a ticket's photos, looks again and writes the receipt when nothing is
 * left (SOP item 10).
 *
 * <p>Deleted files do not come back when the transaction fails. Running it again is safe: it finds
 * less to delete and writes the one receipt then, which no longer counts the files of the failed
 * run.
 */
@Component
class VerifyPhotoDeletion implements JavaDelegate {

  private final PhotoDrive photoDrive;
  private final DeletionReceipts receipts;

  VerifyPhotoDeletion(PhotoDrive photoDrive, DeletionReceipts receipts) {
    this.photoDrive = photoDrive;
    this.receipts = receipts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    DeletionResult result;
    try {
      result = delete(execution);
    } catch (PhotoDriveException e) {
      execution.setVariable(Variables.PHOTOS_VERIFIED, false);
      execution.setVariable(Variables.PHOTO_DRIVE_ERROR, e.getMessage());
      execution.setVariable(Variables.DRIVE_REPAIRED, false);
      throw new BpmnError(Errors.PHOTO_DRIVE_UNAVAILABLE, e.getMessage());
    }
    int deletedFiles = intOf(execution, HiddenVariables.DELETED_FILE_COUNT) + result.deletedFiles();
    execution.setVariable(HiddenVariables.DELETED_FILE_COUNT, deletedFiles);
    execution.setVariable(Variables.PHOTOS_VERIFIED, result.isVerified());
    execution.removeVariable(Variables.PHOTO_DRIVE_ERROR);
    if (result.isVerified()) {
      execution.removeVariable(Variables.UNDELETED_FILES);
      writeReceipt(execution, deletedFiles);
    } else {
      execution.setVariable(
          Variables.UNDELETED_FILES, SpinValues.jsonValue(json(result.undeletedFiles())));
    }
  }

  private DeletionResult delete(DelegateExecution execution) {
    String officeId = (String) execution.getVariable(Variables.OFFICE_ID);
    LocalDate date = LocalDate.parse((String) execution.getVariable(Variables.SERVICE_DATE));
    int ticketNumber = intOf(execution, Variables.TICKET_NUMBER);
    if (Boolean.TRUE.equals(execution.getVariable(Variables.DRIVE_REPAIRED))) {
      // The manager says it is the right drive: then a missing folder has really been removed, or
      // was never made.
      photoDrive.create(officeId, date, ticketNumber);
    }
    return photoDrive.deleteAll(officeId, date, ticketNumber);
  }

  private void writeReceipt(DelegateExecution execution, int deletedFiles) {
    receipts.write(
        ((Number) execution.getVariable(Variables.SERVICE_DAY_ID)).longValue(),
        intOf(execution, Variables.TICKET_NUMBER),
        (String) execution.getVariable(HiddenVariables.PHOTOS_DELETED_BY),
        deletedFiles,
        (String) execution.getVariable(Variables.PHOTO_DEVICE));
  }

  private static int intOf(DelegateExecution execution, String variable) {
    return execution.getVariable(variable) instanceof Number number ? number.intValue() : 0;
  }

  private static SpinJsonNode json(List<String> names) {
    SpinJsonNode list = JSON("[]");
    names.forEach(list::append);
    return list;
  }
}
