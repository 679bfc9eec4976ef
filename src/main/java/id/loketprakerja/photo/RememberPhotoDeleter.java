package id.loketprakerja.photo;

import id.loketprakerja.Refusal;
import id.loketprakerja.registration.ParticipantRegistrationProcess.HiddenVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Notes who says that the photos are deleted, for the receipt (SOP item 10). */
@Component
class RememberPhotoDeleter implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    if (task.getAssignee() == null) {
      throw new Refusal("Ambil tugas ini lebih dahulu, agar tercatat siapa yang menghapus foto.");
    }
    task.setVariable(HiddenVariables.PHOTOS_DELETED_BY, task.getAssignee());
  }
}
