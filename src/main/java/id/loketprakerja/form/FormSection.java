package id.loketprakerja.form;

import java.util.List;

/** Parts that are shown and hidden together: a group. */
record FormSection(String hide, List<FormPart> parts) implements FormPart {}
