package id.loketprakerja.form;

import id.loketprakerja.Refusal;
import id.loketprakerja.privacy.PersonalData;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * The engine with the check of forms and the codes of requests, and nothing else of the
 * application: no offices, no sign-in.
 */
@EnableAutoConfiguration(
    exclude = {
      SecurityAutoConfiguration.class,
      SecurityFilterAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class,
      ManagementWebSecurityAutoConfiguration.class
    })
@Import(FormPlugin.class)
@ComponentScan(
    basePackages = "id.loketprakerja.web",
    useDefaultFilters = false,
    includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.RequestId"))
public class FormTestApplication {

  @Bean
  PersonalData personalData() {
    return new PersonalData(Set.of("name"), Set.of(), Set.of(), Set.of());
  }

  @Bean
  Inside inside(@Lazy TaskService tasks) {
    return new Inside(tasks);
  }

  /** What the test models call from inside the engine. */
  public static class Inside {

    private final TaskService tasks;

    Inside(TaskService tasks) {
      this.tasks = tasks;
    }

    public void complete(String taskId) {
      tasks.complete(taskId);
    }

    public void fail(String how) {
      switch (how) {
        case "refuse" -> throw new Refusal("Meja 1 belum dibersihkan.");
        case "collide" -> throw new OptimisticLockingException("somebody was faster");
        case "break" -> throw new IllegalStateException("secret detail");
        default -> throw new IllegalArgumentException(how);
      }
    }
  }
}
