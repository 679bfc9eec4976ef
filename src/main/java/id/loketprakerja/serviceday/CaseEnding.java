package id.loketprakerja.serviceday;

/**
 * A case of whatever model is about to end, at an end event or because it is deleted. Whoever has
 * something that would be left behind lets it go now, or refuses.
 *
 * @param processInstanceId the case
 * @param refusable whether a refusal reaches somebody; a program that clears up is not held up
 */
public record CaseEnding(String processInstanceId, boolean refusable) {}
