package id.loketprakerja.web;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where a request comes from, as far as it counts for a bound on one address. */
public final class ClientAddress {

  /** What an Internet provider gives one connection; whoever has it chooses the rest freely. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private ClientAddress() {}

  /** The address, of IPv6 only the network. */
  public static String of(ServletRequest request) {
    return of(request.getRemoteAddr());
  }

  static String of(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length > IPV6_NETWORK_BYTES
          ? HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES)
          : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException noAddress) {
      return address;
    }
  }
}
