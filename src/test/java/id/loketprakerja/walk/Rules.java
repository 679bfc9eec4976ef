package id.loketprakerja.walk;

import id.loketprakerja.walk.Snapshot.Desk;
import id.loketprakerja.walk.Snapshot.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What always holds of a service day's queue, desks, photos and problems, whatever people do. */
public final class Rules {

  private final Set<Integer> usableDesks;
  private final boolean serving;
  private final Snapshot now;
  private final List<String> faults = new ArrayList<>();

  private Rules(Set<Integer> usableDesks, boolean serving, Snapshot now) {
    this.usableDesks = usableDesks;
    this.serving = serving;
    this.now = now;
  }

  static List<String> broken(Counter counter, Snapshot now) {
    return broken(counter.usableDesks(), counter.isServing(), now);
  }

  /**
   * What is wrong with the day as it stands; nothing may be going on meanwhile.
   *
   * @param usableDesks the desks that have passed their check
   * @param serving whether the hours are such that whoever waits is given a desk
   */
  public static List<String> broken(Set<Integer> usableDesks, boolean serving, Snapshot now) {
    Rules rules = new Rules(usableDesks, serving, now);
    rules.oneTicketForEachDesk();
    rules.nobodyWaitsBesideAFreeDesk();
    rules.nobodyOvertakes();
    rules.whoWaitsIsWaitedFor();
    rules.whoIsAtADeskHasASession();
    rules.desksAreGivenOutCheckedCleanAndWhileOpen();
    rules.photosAreProvedDeleted();
    rules.oneCallAtATimeForEachSession();
    return rules.faults;
  }

  /** What one step has done wrong, which the outcome alone might not show. */
  static List<String> brokenBetween(Snapshot before, Snapshot now) {
    List<String> faults = new ArrayList<>();
    for (Ticket ticket : now.tickets()) {
      Optional<Ticket> earlier =
          before.tickets().stream().filter(t -> t.number() == ticket.number()).findFirst();
      boolean called = ticket.desk().isPresent() && earlier.flatMap(Ticket::desk).isEmpty();
      if (called && !(before.status().equals("OPEN") && now.status().equals("OPEN"))) {
        faults.add(ticket + " was called while the day was " + now.status());
      }
      if (earlier.isPresent() && earlier.get().isIn("ENDED") && !earlier.get().equals(ticket)) {
        faults.add(earlier.get() + " had ended, but is now " + ticket);
      }
    }
    for (Desk desk : now.desks().values()) {
      Desk earlier = before.desks().get(desk.number());
      boolean fresh = desk.ticket().isPresent() && !desk.ticket().equals(earlier.ticket());
      if (fresh && Set.of("UNCHECKED", "FAILED").contains(earlier.state())) {
        faults.add(desk + " was given out although it was " + earlier);
      }
    }
    if (now.tickets().size() < before.tickets().size()) {
      faults.add("Tickets are lost: " + before.tickets() + " became " + now.tickets());
    }
    return faults;
  }

  private void oneTicketForEachDesk() {
    Map<Integer, Integer> deskOf = new HashMap<>();
    for (Desk desk : now.desks().values()) {
      desk.ticket()
          .map(ticket -> deskOf.put(ticket, desk.number()))
          .ifPresent(
              other -> fault("Ticket %s has two desks: %s and %s", desk.ticket(), other, desk));
      boolean fits =
          switch (desk.state()) {
            case "OCCUPIED" -> holds(desk, "AT_DESK");
            case "DIRTY" -> holds(desk, "ENDED");
            default -> desk.ticket().isEmpty();
          };
      if (!fits) {
        fault("%s does not fit its ticket", desk);
      }
    }
    Set<Integer> taken = new HashSet<>();
    for (Ticket ticket : now.ticketsIn("AT_DESK")) {
      if (ticket.desk().isEmpty() || !taken.add(ticket.desk().get())) {
        fault("%s shares its desk or has none", ticket);
      } else if (!now.desks().get(ticket.desk().get()).state().equals("OCCUPIED")) {
        fault("%s sits at %s", ticket, now.desks().get(ticket.desk().get()));
      }
    }
    for (int i = 0; i < now.tickets().size(); i++) {
      if (now.tickets().get(i).number() != i + 1) {
        fault("Ticket numbers have a gap or a double: %s", now.tickets());
      }
    }
  }

  private boolean holds(Desk desk, String ticketState) {
    return desk.ticket()
        .map(number -> now.tickets().get(number - 1))
        .filter(ticket -> ticket.isIn(ticketState))
        .filter(ticket -> ticket.desk().equals(Optional.of(desk.number())))
        .isPresent();
  }

  private void nobodyWaitsBesideAFreeDesk() {
    boolean free = now.desks().values().stream().anyMatch(desk -> desk.state().equals("FREE"));
    List<Ticket> waiting = now.ticketsIn("WAITING");
    if (free && !waiting.isEmpty() && serving) {
      fault("%s waits although a desk is free: %s", waiting.get(0), now.desks().values());
    }
    if (!waiting.isEmpty() && !now.status().equals("OPEN")) {
      fault("%s waits although the day is %s", waiting.get(0), now.status());
    }
  }

  private void nobodyOvertakes() {
    Ticket lastCalled = null;
    for (Ticket ticket : now.tickets()) {
      if (ticket.calledAt().isPresent()) {
        if (lastCalled != null && ticket.calledAt().get().isBefore(lastCalled.calledAt().get())) {
          fault("%s was called before %s", ticket, lastCalled);
        }
        lastCalled = ticket;
      }
    }
    for (Ticket ticket : now.tickets()) {
      if (ticket.calledAt().isEmpty()) {
        now.tickets().stream()
            .filter(later -> later.number() > ticket.number())
            .filter(later -> later.calledAt().isPresent())
            .filter(
                later ->
                    ticket.isIn("WAITING")
                        || later.calledAt().get().isBefore(ticket.endedAt().get()))
            .forEach(later -> fault("%s overtook %s", later, ticket));
      }
    }
  }

  private void whoWaitsIsWaitedFor() {
    compare("waiting tickets and waiting cases", now.ticketsIn("WAITING"), now.waitingCases());
  }

  private void whoIsAtADeskHasASession() {
    compare("tickets at a desk and sessions", now.ticketsIn("AT_DESK"), now.sessionCases());
  }

  private void compare(String what, List<Ticket> tickets, Map<String, Integer> cases) {
    Map<String, Integer> expected = new HashMap<>();
    tickets.forEach(ticket -> expected.merge(ticket.caseId(), 1, Integer::sum));
    if (!expected.equals(cases)) {
      fault("%s differ: %s and %s", what, tickets, cases);
    }
  }

  private void desksAreGivenOutCheckedCleanAndWhileOpen() {
    Map<Integer, Ticket> before = new HashMap<>();
    for (Ticket ticket : now.tickets()) {
      if (ticket.desk().isEmpty()) {
        continue;
      }
      int desk = ticket.desk().get();
      Instant called = ticket.calledAt().orElseThrow();
      if (!usableDesks.contains(desk)) {
        fault("%s was given a desk that has not passed its check", ticket);
      }
      if (now.openedAt().isEmpty()
          || called.isBefore(now.openedAt().get())
          || now.closedAt().filter(closed -> called.isAfter(closed)).isPresent()) {
        fault("%s was called while the service was closed", ticket);
      }
      Ticket previous = before.put(desk, ticket);
      if (previous != null && !isHandedOn(previous, called)) {
        fault("%s was given the desk of %s, which was not clean", ticket, previous);
      }
    }
  }

  private boolean isHandedOn(Ticket previous, Instant called) {
    boolean unused = previous.outcome().equals(Optional.of("NO_SHOW"));
    Instant disinfected = now.disinfected().get(previous.caseId());
    return previous.isIn("ENDED")
        && (unused || disinfected != null && !disinfected.isAfter(called));
  }

  private void photosAreProvedDeleted() {
    for (Ticket ticket : now.tickets()) {
      int receipts = now.receipts().getOrDefault(ticket.number(), 0);
      boolean handedBack =
          ticket.isIn("ENDED")
              && now.desks().values().stream()
                  .noneMatch(desk -> desk.ticket().equals(Optional.of(ticket.number())));
      boolean mayHavePhotos = now.withPhotos().contains(ticket.caseId());
      if (receipts > (mayHavePhotos ? 1 : 0) || handedBack && mayHavePhotos && receipts == 0) {
        fault("%s has %d deletion receipts; photos: %s", ticket, receipts, mayHavePhotos);
      }
    }
  }

  private void oneCallAtATimeForEachSession() {
    now.hotlineCases()
        .forEach(
            (registration, running) -> {
              if (running > 1) {
                fault("%s has %d cases of customer care at once", registration, running);
              }
            });
  }

  private void fault(String message, Object... details) {
    faults.add(message.formatted(details));
  }
}
