package id.loketprakerja.form;

import java.util.List;

/** Parts that are shown and hidden together: a group, or the form itself. */
record FormSection(String hide, List<FormPart> parts) implements FormPart {}
