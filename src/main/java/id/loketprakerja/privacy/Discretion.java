package id.loketprakerja.privacy;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Looks for what a text that a person writes must not tell. */
public final class Discretion {

  private final Names names;
  private final Identifiers identifiers;

  /**
   * @param names of the people who are not to be named
   * @param publicContacts phone numbers and e-mail addresses that may be named
   */
  public Discretion(Collection<String> names, Set<String> publicContacts) {
    this.names = new Names(names.stream().map(PersonName::of).toList());
    this.identifiers = new Identifiers(publicContacts);
  }

  /** The first thing that the text tells and should not. */
  public Optional<Disclosure> breachIn(String text) {
    return names.areToldBy(text) ? Optional.of(Disclosure.NAME) : identifiers.in(text);
  }
}
