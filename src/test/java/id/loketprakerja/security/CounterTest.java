package id.loketprakerja.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole application on a random port, with the demo accounts, two offices and the small models
 * in {@code security/} instead of the office's own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:security",
      // Where Spring Boot believes the headers of a proxy unless told otherwise.
      "spring.main.cloud-platform=heroku",
      "camunda.bpm.deployment-resource-pattern=classpath:security/*.bpmn,classpath:security/*.dmn",
      "camunda.bpm.job-execution.enabled=false",
      "management.prometheus.metrics.export.enabled=true",
      "loket.offices[0].id=kantorcontoh",
      "loket.offices[0].name=Kantor Contoh",
      "loket.offices[1].id=kantorlain",
      "loket.offices[1].name=Kantor Lain"
    })
@interface CounterTest {}
