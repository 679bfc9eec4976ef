package id.loketprakerja.desk;

/**
 * What has been done with a participant who was called to a desk.
 *
 * @param seated whether they sat there
 * @param photosPossible whether photos may have been taken
 * @param disinfected whether the desk has been cleaned
 */
record Work(boolean seated, boolean photosPossible, boolean disinfected) {}
