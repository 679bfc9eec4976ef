package id.loketprakerja.form;

/** A part of a form that has a say in what may be submitted. */
sealed interface FormPart permits FormField, FormRows, FormSection {

  /**
   * The FEEL condition that hides the part, beginning with {@code =}; anything else hides nothing.
   */
  String hide();
}
