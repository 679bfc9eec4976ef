package id.loketprakerja.form;

import java.util.List;

/**
 * A dynamic list.
 *
 * @param path where its rows lie
 * @param label its heading
 * @param defaultRows how many rows the browser shows when there is no list yet
 * @param growing whether a person may add and remove rows
 * @param expandedRows how many rows the browser shows and therefore submits while the list is
 *     collapsed
 * @param parts what each row has, with paths from the row
 */
record FormRows(
    DataPath path,
    String label,
    String hide,
    int defaultRows,
    boolean growing,
    int expandedRows,
    List<FormPart> parts)
    implements FormPart {}
