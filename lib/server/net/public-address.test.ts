import { expect, test } from "vitest";
import { isPublicAddress } from "#lib/server/net/public-address";

const PUBLIC = [
  ..."1.1.1.1 8.8.8.8 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 168.63.129.15".split(" "),
  ..."169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0".split(" "),
  ..."198.17.255.255 198.20.0.0 223.255.255.255 142.250.185.78".split(" "),
  ..."2a00:1450:4001:82f::200e 2606:4700:4700::1111 2001:4860:4860::8888 2001:200:: 3ffe::1 2620:4e::".split(" "),
];

const NOT_PUBLIC = [
  ..."0.0.0.0 0.255.255.255 10.0.0.1 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255".split(" "),
  ..."127.0.0.1 127.255.255.255 168.63.129.16 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.0".split(" "),
  ..."172.31.255.255 192.0.0.0 192.0.0.170 192.0.0.192 192.0.2.1 192.31.196.1 192.52.193.1".split(" "),
  ..."192.88.99.1 192.168.0.1 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1".split(" "),
  ..."224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255".split(" "),
  // IPv6: unspecified, loopback, mapped, compatible, translated (NAT64), discard-only, Teredo, ORCHID, 6to4 …
  ...":: ::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:8.8.8.8 ::ffff:0:8.8.8.8 ::7f00:1 ::127.0.0.1".split(" "),
  ..."64:ff9b::7f00:1 64:ff9b::8.8.8.8 64:ff9b:1::a00:1 100::1 100:0:0:1::1 2001::1 2001:0:4136:e378::1".split(" "),
  ..."2001:2::1 2001:10::1 2001:20::1 2001:1ff:ffff::1 2001:db8::1 2002:7f00:1:: 2002:a00:1::1".split(" "),
  ..."2620:4f:8000::1 3fff::1 3fff:fff::1 5f00::1 4000::1 8000::1".split(" "),
  // … unique local (with Amazon's metadata), link-local, site-local, multicast.
  ..."fc00::1 fd00:ec2::254 fd12:3456:789a::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1".split(" "),
  // No addresses: what a resolver would never answer, and what some of them would take for one.
  ..."localhost 127.1 2130706433 0x7f000001 0177.0.0.1 1.1.1.1%eth0 2a00::1%1 1.1.1.1. 1.1.1 [::1]".split(" "),
  ...["", " 1.1.1.1", "1.1.1.1\n"],
];

test.each(PUBLIC)("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each(NOT_PUBLIC)("%j is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
