/** A WAV file of 16-bit stereo sound; samples are -1 to 1. */
export function writeWav(left: Float32Array, right: Float32Array, sampleRate: number): Buffer {
  const header = 44;
  const size = left.length * 4;
  const file = Buffer.alloc(header + size);
  file.write("RIFF", 0);
  file.writeUInt32LE(header - 8 + size, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * 4, 28);
  file.writeUInt16LE(4, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(size, 40);
  for (let i = 0; i < left.length; i++) {
    file.writeInt16LE(toSixteenBits(left[i]!), header + i * 4);
    file.writeInt16LE(toSixteenBits(right[i]!), header + i * 4 + 2);
  }
  return file;
}

function toSixteenBits(sample: number): number {
  return Math.round(Math.min(1, Math.max(-1, sample)) * 32_767);
}
