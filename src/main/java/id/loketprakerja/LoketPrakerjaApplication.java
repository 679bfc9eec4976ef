package id.loketprakerja;

import java.time.Clock;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Loket Prakerja: runs the written procedure of a Kartu Prakerja registration counter. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LoketPrakerjaApplication {

  static {
    // The engine reads cron expressions and date text in the zone of the JVM; the models mean
    // Jakarta's.
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Jakarta"));
  }

  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(LoketPrakerjaApplication.class);
    application.addListeners(new EndWithoutMemory());
    application.run(args);
  }

  /**
   * The engine's own clock, so that timers and rules agree on the time, in a test with a moved
   * clock too.
   */
  @Bean
  Clock clock() {
    return new EngineClock();
  }
}
