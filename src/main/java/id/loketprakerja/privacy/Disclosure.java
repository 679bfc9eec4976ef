package id.loketprakerja.privacy;

/** What a text may tell about a person, and must not. */
public enum Disclosure {
  NAME,
  IDENTITY_NUMBER,
  PHONE,
  EMAIL
}
