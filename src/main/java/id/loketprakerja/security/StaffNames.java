package id.loketprakerja.security;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What colleagues call each other: nobody knows the others' accounts. */
@Component
class StaffNames {

  /** The engine asks for the rules before it is there itself. */
  private final ObjectProvider<IdentityService> identity;

  StaffNames(ObjectProvider<IdentityService> identity) {
    this.identity = identity;
  }

  /** First and last name; the user id when there is none. */
  String of(String userId) {
    User user = find(userId);
    String name =
        user == null
            ? ""
            : Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" "));
    return name.isEmpty() ? userId : name;
  }

  /** Whoever asks may see few accounts, if any; but the names of colleagues are no secret. */
  private User find(String userId) {
    IdentityService accounts = identity.getObject();
    Authentication asking = accounts.getCurrentAuthentication();
    accounts.clearAuthentication();
    try {
      return accounts.createUserQuery().userId(userId).singleResult();
    } finally {
      accounts.setAuthentication(asking);
    }
  }
}
