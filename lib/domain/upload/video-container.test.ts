import { expect, it } from "vitest";
import { isVideoContainer } from "#lib/domain/upload/video-container";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** 0x47 every `packet` bytes from `first` on, as transport streams have it. */
function transportStream(packet: number, first: number): Uint8Array {
  const stream = new Uint8Array(1024);
  for (let at = first; at < stream.length; at += packet) stream[at] = 0x47;
  return stream;
}

it.each([
  ["MP4", bytes("\0\0\0\x20ftypisom")],
  ["an old MOV", bytes("\0\0\0\x08wide\0\0\0\0mdat")],
  ["Matroska", bytes("\x1a\x45\xdf\xa3\x01")],
  ["AVI", bytes("RIFF\x10\0\0\0AVI LIST")],
  ["an MPEG program stream", bytes("\0\0\x01\xba\x44")],
  ["a transport stream", transportStream(188, 0)],
  ["a camcorder's transport stream", transportStream(192, 4)],
  ["a transport stream that begins inside a packet", transportStream(188, 101)],
])("knows %s", (_, start) => {
  expect(isVideoContainer(start)).toBe(true);
});

it.each([
  ["nothing", bytes("")],
  ["a playlist", bytes("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".padEnd(1024, "#"))],
  ["an ffconcat script", bytes("ffconcat version 1.0\nfile /etc/passwd")],
  ["a GPX", bytes('<?xml version="1.0"?><gpx>')],
  ["a page", bytes("<!doctype html>")],
  ["a picture", bytes("\x89PNG\r\n\x1a\n")],
  ["a WAV", bytes("RIFF\x10\0\0\0WAVEfmt ")],
  ["a DASH manifest", bytes('<?xml version="1.0"?><MPD>')],
  ["zeros", new Uint8Array(1024)],
])("refuses %s", (_, start) => {
  expect(isVideoContainer(start)).toBe(false);
});
